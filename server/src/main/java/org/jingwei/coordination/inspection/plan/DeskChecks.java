package org.jingwei.coordination.inspection.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.Matter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What must be true of every inspection before it is asked and before it is approved, beside the
 * rules that a centre edits: who asks is announced, what it carries out is published and its own,
 * each enterprise is in a published plan or a case, two officers with certificates go, none of them
 * where nothing was found time and again, and the item's own cap is kept. A few short statements
 * over indexes, however many targets there are.
 */
@Component
public class DeskChecks {
    private static final int OFFICERS = 2;
    private static final String STATE_COUNCIL = "国办发〔2024〕54号";

    private final EndedMatters ended;

    DeskChecks(EndedMatters ended) {
        this.ended = ended;
    }

    private record Item(
            Optional<String> organisation,
            LocalDate published,
            Optional<LocalDate> ended,
            Optional<Integer> cap) {}

    /** What a matter of inspections breaks. */
    public List<DeskFinding> findings(JdbcClient jdbc, Matter matter) {
        List<DeskFinding> findings = new ArrayList<>();
        unit(jdbc, matter).ifPresent(findings::add);
        Optional<Item> item = item(jdbc, matter);
        published(matter, item).ifPresent(findings::add);
        source(jdbc, matter).ifPresent(findings::add);
        officers(jdbc, matter).ifPresent(findings::add);
        barred(jdbc, matter).ifPresent(findings::add);
        ClassChecks.exempt(jdbc, matter).ifPresent(findings::add);
        ClassChecks.limited(jdbc, matter, ended.inVain()).ifPresent(findings::add);
        item.flatMap(Item::cap).flatMap(cap -> cap(jdbc, matter, cap)).ifPresent(findings::add);
        return findings;
    }

    private static Optional<DeskFinding> unit(JdbcClient jdbc, Matter matter) {
        boolean announced =
                jdbc.sql(
                                """
                                SELECT EXISTS (SELECT FROM inspecting_unit WHERE organisation = :requester
                                    AND announced_on <= :from AND coalesce(ended_on, :to) >= :to)\
                                """)
                        .param("requester", matter.requester())
                        .param("from", matter.from())
                        .param("to", matter.to())
                        .query(Boolean.class)
                        .single();
        return announced
                ? Optional.empty()
                : Optional.of(
                        new DeskFinding(
                                "UNIT-1",
                                "requester",
                                "本单位不在届时有效的行政检查主体公告内。",
                                "Your organisation is not announced as one that inspects in these"
                                        + " days.",
                                "请先由市协同中心公告检查主体资格，或由有资格的机关提出。",
                                "Have the centre of the city announce it, or let an organ that is"
                                        + " announced ask.",
                                STATE_COUNCIL + "：行政检查主体资格应当确认并公告"));
    }

    private static Optional<Item> item(JdbcClient jdbc, Matter matter) {
        return jdbc.sql(
                        "SELECT * FROM published_item WHERE mechanism = 'INSPECTION' AND code ="
                                + " :item")
                .param("item", matter.item())
                .query((row, number) ->
                        new Item(
                                Optional.ofNullable(row.getString("organisation")),
                                row.getObject("published_on", LocalDate.class),
                                Optional.ofNullable(row.getObject("ended_on", LocalDate.class)),
                                Optional.ofNullable(row.getObject("cap_per_year", Integer.class))))
                .optional();
    }

    private static Optional<DeskFinding> published(Matter matter, Optional<Item> item) {
        boolean right =
                item.filter(one ->
                                one.organisation()
                                        .filter(of -> !of.equals(matter.requester()))
                                        .isEmpty())
                        .filter(one -> !one.published().isAfter(matter.from()))
                        .filter(one ->
                                one.ended().filter(end -> end.isBefore(matter.to())).isEmpty())
                        .isPresent();
        return right
                ? Optional.empty()
                : Optional.of(
                        new DeskFinding(
                                "ITEM-1",
                                "item",
                                "事项“%s”未在届时有效的公开清单内，或不属于本单位。".formatted(matter.item()),
                                "Item \"%s\" is not published for your organisation in these days."
                                        .formatted(matter.item()),
                                "请填写本单位已公布的事项编码；未公布的先列入清单并公布。",
                                "Name an item of your organisation that is published; have others"
                                        + " put on the list first.",
                                STATE_COUNCIL + "：未经公布的检查事项不得实施，企业有权拒绝"));
    }

    private static Optional<DeskFinding> source(JdbcClient jdbc, Matter matter) {
        List<String> without =
                jdbc.sql(
                                """
                                SELECT target.name FROM matter_target target
                                WHERE target.matter = :matter AND NOT EXISTS (
                                    SELECT FROM inspection_task task LEFT JOIN inspection_plan plan ON plan.id = task.plan
                                    WHERE task.matter = target.matter AND task.enterprise = target.key AND task.item = :item
                                      AND task.window_from <= :from AND task.window_to >= :to AND task.origin = ANY (:origins)
                                      AND (task.plan IS NULL OR plan.state = 'PUBLISHED'))
                                ORDER BY target.key LIMIT 3\
                                """)
                        .param("matter", matter.id())
                        .param("item", matter.item())
                        .param("from", matter.from())
                        .param("to", matter.to())
                        .param(
                                "origins",
                                TaskOrigin.of(matter.ground()).stream()
                                        .map(TaskOrigin::name)
                                        .toArray(String[]::new))
                        .query((row, number) -> row.getString("name"))
                        .list();
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DeskFinding(
                                "PLAN-1",
                                "targets",
                                "%s 不在已公布计划的任务内，也没有个案来源；或者事项、时段、事由与任务不符。"
                                        .formatted(String.join("、", without)),
                                "For %s there is no task of a published plan or a case with this item, window and ground."
                                        .formatted(String.join(", ", without)),
                                "请从检查任务生成事项：计划内的先公布计划，个案先登记来源；时段不超出任务的时段。",
                                "Make the matter from a task: publish the plan first, or note the"
                                        + " case; keep to the days of the task.",
                                "默认值参照嘉善县“无计划不检查”；" + STATE_COUNCIL + "：日常检查按计划，个案检查须有来源"));
    }

    private static Optional<DeskFinding> officers(JdbcClient jdbc, Matter matter) {
        int valid =
                jdbc.sql(
                                """
                                SELECT count(DISTINCT holder) FROM officer_certificate
                                WHERE number = ANY (:numbers) AND organisation = :requester
                                  AND valid_from <= :from AND valid_to >= :to\
                                """)
                        .param("numbers", matter.officers().toArray(String[]::new))
                        .param("requester", matter.requester())
                        .param("from", matter.from())
                        .param("to", matter.to())
                        .query(Integer.class)
                        .single();
        return valid >= OFFICERS
                ? Optional.empty()
                : Optional.of(
                        new DeskFinding(
                                "OFFICER-1",
                                "officers",
                                "在实施时段内持有效证件的本单位执法人员 %d 人，少于 %d 人。".formatted(valid, OFFICERS),
                                "%d officers of your organisation have a certificate that is valid in these days, less than %d."
                                        .formatted(valid, OFFICERS),
                                "请填写至少 %d 名执法人员的有效证号。".formatted(OFFICERS),
                                "Name the valid certificates of at least %d officers."
                                        .formatted(OFFICERS),
                                "《中华人民共和国行政处罚法》第四十二条：执法人员不得少于两人"));
    }

    private static Optional<DeskFinding> barred(JdbcClient jdbc, Matter matter) {
        return BarredOfficer.of(jdbc, List.of(matter.id()), 1).stream()
                .findFirst()
                .map(one ->
                        new DeskFinding(
                                "OFFICER-2",
                                "officers",
                                "执法人员 %s 一年内对 %s 检查 %d 次均未发现问题，说明前不再由其检查该企业。"
                                        .formatted(
                                                one.officer(), one.enterpriseName(), one.checks()),
                                "%s inspected %s %d times within a year and found nothing; somebody else goes until that is explained."
                                        .formatted(
                                                one.officer(), one.enterpriseName(), one.checks()),
                                "请更换执法人员，或由本单位负责人书面说明原因。",
                                "Name another officer, or have the head of your unit explain it in"
                                        + " writing.",
                                "默认值参照成都市做法：同一人员对同一企业一年内检查 3 次均无问题的，说明前不再派出"));
    }

    private Optional<DeskFinding> cap(JdbcClient jdbc, Matter matter, int cap) {
        List<String> over =
                jdbc.sql(
                                """
                                SELECT own.name FROM matter_target own
                                WHERE own.matter = :matter AND (
                                    SELECT count(*) FROM matter_target other
                                    WHERE other.kind = own.kind AND other.key = own.key AND other.mechanism = own.mechanism
                                      AND other.first_day BETWEEN :first AND :last AND other.matter <> own.matter
                                      AND other.requester = own.requester AND other.topic = own.topic
                                      AND other.submitted AND NOT other.state = ANY (:ended)) >= :cap
                                ORDER BY own.key LIMIT 3\
                                """)
                        .param("matter", matter.id())
                        .param("first", matter.from().withDayOfYear(1))
                        .param("last", matter.from().withMonth(12).withDayOfMonth(31))
                        .param("ended", ended.inVain())
                        .param("cap", cap)
                        .query((row, number) -> row.getString("name"))
                        .list();
        return over.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DeskFinding(
                                "ITEM-2",
                                "targets",
                                "%s 本年度的该事项检查已达 %d 次上限。".formatted(String.join("、", over), cap),
                                "%s had this item inspected %d times this year, which is its cap."
                                        .formatted(String.join(", ", over), cap),
                                "请移除这些企业，或改到下一年度。",
                                "Leave these enterprises out, or ask in the next year.",
                                STATE_COUNCIL + "：公布年度检查频次上限并不得突破"));
    }

    /** Whether it reports an emergency after the time in which that is to be done. */
    static boolean isLate(JdbcClient jdbc, Matter matter) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM inspection_task WHERE matter = :matter AND"
                                + " report_due < now())")
                .param("matter", matter.id())
                .query(Boolean.class)
                .single();
    }
}
