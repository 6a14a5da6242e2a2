package org.jingwei.coordination.inspection.document;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.coordination.Ground;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterTarget;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what a matter and its history say, as words for a document. */
@Component
class MatterFacts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final Organisations organisations;
    private final ZoneId zone;

    MatterFacts(Organisations organisations, Settings settings) {
        this.organisations = organisations;
        this.zone = settings.timeZone();
    }

    Facts of(Scope scope, JdbcClient jdbc, Matter matter, MatterTarget target) {
        Facts facts =
                new Facts()
                        .with(Place.NUMBER, Long.toString(matter.number()))
                        .with(Place.TITLE, matter.title())
                        .with(Place.REQUESTER, name(scope, matter.requester()))
                        .with(Place.TARGET, target.name())
                        .with(Place.TARGET_CODE, target.key())
                        .with(Place.TARGET_AREA, target.areaName())
                        .with(Place.LEGAL_BASIS, matter.legalBasis())
                        .with(Place.ITEM, matter.item())
                        .with(Place.ITEM_NAME, itemName(jdbc, matter))
                        .with(Place.GROUND, ground(matter.ground()))
                        .with(Place.FROM, matter.from().format(DAY))
                        .with(Place.TO, matter.to().format(DAY))
                        .with(Place.MINUTES, Integer.toString(matter.minutes()))
                        .with(Place.NOTE, matter.note())
                        .with(Place.TIMES, Long.toString(times(jdbc, matter, target)))
                        .with(Place.TODAY, LocalDate.now(zone).format(DAY))
                        .with("officers", officers(jdbc, matter.officers()));
        slot(jdbc, matter, target).ifPresent(slot -> facts.with(Place.SLOT, slot));
        approval(scope, jdbc, matter, facts);
        return facts;
    }

    private String name(Scope scope, String organisation) {
        return organisations.names(scope, List.of(organisation)).getOrDefault(organisation, "");
    }

    private static String itemName(JdbcClient jdbc, Matter matter) {
        return jdbc.sql(
                        "SELECT name FROM published_item WHERE mechanism = :mechanism AND code = :code")
                .param("mechanism", matter.mechanism())
                .param("code", matter.item())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static String ground(Ground ground) {
        return switch (ground) {
            case ROUTINE -> "年度计划";
            case CASE -> "个案（投诉举报、媒体反映、移送）";
            case SPECIAL -> "本单位专项";
            case ORDERED -> "上级部署";
            case INCIDENT -> "突发事件及整改";
            case STATUTORY_DAY -> "法定时限";
            case TAX_RISK -> "涉税风险";
            case OTHER -> "其他法定情形";
        };
    }

    /**
     * Matters of the same unit at the same target that were carried out and began before, in the
     * year.
     */
    private static long times(JdbcClient jdbc, Matter matter, MatterTarget target) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM matter_target
                        WHERE kind = :kind AND key = :key AND mechanism = :mechanism AND requester = :requester
                          AND first_day BETWEEN :first AND :last AND state IN ('UNDER_WAY', 'DONE') AND matter <> :id\
                        """)
                .param("kind", target.kind())
                .param("key", target.key())
                .param("mechanism", matter.mechanism())
                .param("requester", matter.requester())
                .param("first", matter.from().withDayOfYear(1))
                .param("last", matter.from())
                .param("id", matter.id())
                .query(Long.class)
                .single();
    }

    private static List<Map<Place, String>> officers(JdbcClient jdbc, Collection<String> numbers) {
        return jdbc.sql(
                        """
                        SELECT asked.number, coalesce(holder, '') AS holder
                        FROM unnest(:numbers::text[]) WITH ORDINALITY AS asked (number, place)
                        LEFT JOIN officer_certificate known ON known.number = asked.number ORDER BY asked.place\
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, index) ->
                        Map.of(
                                Place.OFFICER_NAME, row.getString("holder"),
                                Place.OFFICER_NUMBER, row.getString("number")))
                .list();
    }

    private Optional<String> slot(JdbcClient jdbc, Matter matter, MatterTarget target) {
        return jdbc.sql(
                        """
                        SELECT slot FROM matter_answer
                        WHERE matter = :id AND kind = :kind AND key = :key AND slot IS NOT NULL\
                        """)
                .param("id", matter.id())
                .param("kind", target.kind())
                .param("key", target.key())
                .query((row, index) ->
                        row.getTimestamp("slot").toInstant().atZone(zone).format(TIME))
                .optional();
    }

    private void approval(Scope scope, JdbcClient jdbc, Matter matter, Facts facts) {
        jdbc.sql(
                        """
                        SELECT organisation, reason, at FROM matter_step
                        WHERE matter = :id AND action = 'approve' ORDER BY number DESC LIMIT 1\
                        """)
                .param("id", matter.id())
                .query((row, index) ->
                        facts.with(Place.APPROVED_BY, name(scope, row.getString("organisation")))
                                .with(Place.APPROVAL_REASON, row.getString("reason"))
                                .with(
                                        Place.APPROVED_ON,
                                        row.getTimestamp("at")
                                                .toInstant()
                                                .atZone(zone)
                                                .format(DAY)))
                .optional();
    }
}
