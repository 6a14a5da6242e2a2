package org.jingwei.coordination.inspection.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jingwei.coordination.Ground;
import org.jingwei.coordination.Matter;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the classes of enterprises forbid: an inspection where none is wanted, and one more than the
 * limit. The typed exceptions pass: whatever is neither by plan nor a campaign of the unit itself.
 */
public final class ClassChecks {
    private static final Set<Ground> HELD = Set.of(Ground.ROUTINE, Ground.SPECIAL);

    private ClassChecks() {}

    /** Whether the classes hold back what is asked on this ground. */
    public static boolean holdsBack(Ground ground) {
        return HELD.contains(ground);
    }

    /** The grounds that pass, by their names. */
    public static String[] free() {
        return Arrays.stream(Ground.values())
                .filter(ground -> !holdsBack(ground))
                .map(Ground::name)
                .toArray(String[]::new);
    }

    static Optional<DeskFinding> exempt(JdbcClient jdbc, Matter matter) {
        if (!holdsBack(matter.ground())) {
            return Optional.empty();
        }
        record Exempt(String name, String source) {}
        List<Exempt> exempt =
                jdbc.sql(
                                """
                                SELECT own.name, said.source FROM matter_target own
                                CROSS JOIN LATERAL inspection_class_of(own.key, own.area, own.requester, :item, own.first_day) said
                                WHERE own.matter = :matter AND own.kind = 'ENTERPRISE' AND said.kind = 'EXEMPT'
                                ORDER BY own.key LIMIT 3\
                                """)
                        .param("item", matter.item())
                        .param("matter", matter.id())
                        .query((row, number) ->
                                new Exempt(row.getString("name"), row.getString("source")))
                        .list();
        List<String> names = exempt.stream().map(Exempt::name).toList();
        return exempt.stream()
                .findFirst()
                .map(first ->
                        new DeskFinding(
                                "CLASS-1",
                                "targets",
                                "%s 列入“不查”清单，不作日常检查。".formatted(String.join("、", names)),
                                "%s are on the list of those not to be inspected."
                                        .formatted(String.join(", ", names)),
                                "请移除这些企业；上级部署、突发事件、投诉举报、法定时限、涉税风险等例外情形请按相应事由提出。",
                                "Leave them out; an order from above, an incident, a complaint, a"
                                        + " day that a law sets, a suspicion of tax fraud or"
                                        + " another exception is asked on that ground.",
                                first.source()));
    }

    static Optional<DeskFinding> limited(JdbcClient jdbc, Matter matter, String[] inVain) {
        record Limited(String name, int most, String source) {}
        List<Limited> limited =
                jdbc.sql(
                                """
                                SELECT name, most, source FROM inspection_limit_reached(:matter, :free, :inVain)
                                ORDER BY key LIMIT 3\
                                """)
                        .param("matter", matter.id())
                        .param("free", free())
                        .param("inVain", inVain)
                        .query((row, number) ->
                                new Limited(
                                        row.getString("name"),
                                        row.getInt("most"),
                                        row.getString("source")))
                        .list();
        List<String> names = limited.stream().map(Limited::name).toList();
        return limited.stream()
                .findFirst()
                .map(first ->
                        new DeskFinding(
                                "CLASS-2",
                                "targets",
                                "%s 列入“限查”清单，本年度检查已达 %d 次上限。"
                                        .formatted(String.join("、", names), first.most()),
                                "%s are on the list of those to be inspected at most %d times a year, and were."
                                        .formatted(String.join(", ", names), first.most()),
                                "请移除这些企业，改到下一年度，或按例外情形的事由提出。",
                                "Leave them out, ask in the next year, or on a ground that is an"
                                        + " exception.",
                                first.source()));
    }
}
