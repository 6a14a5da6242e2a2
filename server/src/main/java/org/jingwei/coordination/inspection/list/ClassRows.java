package org.jingwei.coordination.inspection.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Classes of enterprises as rows of PostgreSQL. */
final class ClassRows {
    private ClassRows() {}

    static List<EnterpriseClass> list(
            JdbcClient jdbc,
            String words,
            Optional<EnterpriseClass.Kind> kind,
            long before,
            int limit) {
        return jdbc.sql(
                        """
                        SELECT said.*, coalesce(organisation.name, said.organisation) AS organisation_name,
                               coalesce(item.name, said.item) AS item_name
                        FROM inspection_class said LEFT JOIN organisation ON organisation.id = said.organisation
                        LEFT JOIN published_item item ON item.mechanism = 'INSPECTION' AND item.code = said.item
                        WHERE said.number < :before AND (:kind = '' OR said.kind = :kind)
                          AND (:words = '' OR said.enterprise = :words OR strpos(said.enterprise_name, :words) > 0)
                        ORDER BY said.number DESC LIMIT :limit\
                        """)
                .param("before", before)
                .param("kind", kind.map(EnterpriseClass.Kind::name).orElse(""))
                .param("words", words)
                .param("limit", limit)
                .query((row, index) -> said(row))
                .list();
    }

    private static EnterpriseClass said(ResultSet row) throws SQLException {
        return new EnterpriseClass(
                row.getLong("number"),
                EnterpriseClass.Kind.valueOf(row.getString("kind")),
                text(row, "enterprise"),
                row.getString("enterprise_name"),
                text(row, "area"),
                text(row, "organisation"),
                row.getString("organisation_name"),
                text(row, "item"),
                row.getString("item_name"),
                Optional.ofNullable(row.getObject("most", Integer.class)),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)),
                row.getString("reason"),
                row.getString("source"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.of(row.getString(column)).filter(text -> !text.isEmpty());
    }

    /** Writes classes in one statement, whatever their number. */
    static int write(JdbcClient jdbc, List<ClassCheck.Placed> placed) {
        return jdbc.sql(
                        """
                        INSERT INTO inspection_class (kind, enterprise, enterprise_name, area, lo, hi, organisation, item, most,
                                                      valid_from, valid_to, reason, source)
                        SELECT * FROM unnest(:kinds::text[], :enterprises::text[], :names::text[], :areas::text[], :los::bigint[],
                                             :his::bigint[], :organisations::text[], :items::text[], :mosts::int[],
                                             :froms::date[], :tos::date[], :reasons::text[], :sources::text[])
                        ON CONFLICT (enterprise, area, organisation, item, valid_from) DO UPDATE SET
                            kind = excluded.kind, enterprise_name = excluded.enterprise_name, lo = excluded.lo, hi = excluded.hi,
                            most = excluded.most, valid_to = excluded.valid_to, reason = excluded.reason, source = excluded.source\
                        """)
                .param("kinds", texts(placed, one -> one.checked().kind().name()))
                .param("enterprises", texts(placed, one -> one.checked().enterprise()))
                .param("names", texts(placed, ClassCheck.Placed::name))
                .param("areas", texts(placed, one -> one.checked().area()))
                .param("los", texts(placed, one -> Long.toString(one.range().lo())))
                .param("his", texts(placed, one -> Long.toString(one.range().hi())))
                .param("organisations", texts(placed, one -> one.checked().organisation()))
                .param("items", texts(placed, one -> one.checked().item()))
                .param(
                        "mosts",
                        optional(
                                placed,
                                one ->
                                        Optional.ofNullable(one.checked().most())
                                                .map(String::valueOf)))
                .param("froms", texts(placed, one -> one.checked().from().toString()))
                .param("tos", optional(placed, one -> one.checked().to().map(LocalDate::toString)))
                .param("reasons", texts(placed, one -> one.checked().reason()))
                .param("sources", texts(placed, one -> one.checked().source()))
                .update();
    }

    private static String[] texts(
            List<ClassCheck.Placed> placed, Function<ClassCheck.Placed, String> part) {
        return placed.stream().map(part).toArray(String[]::new);
    }

    private static @Nullable String[] optional(
            List<ClassCheck.Placed> placed, Function<ClassCheck.Placed, Optional<String>> part) {
        @Nullable String[] texts = new String[placed.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = part.apply(placed.get(i)).orElse(null);
        }
        return texts;
    }
}
