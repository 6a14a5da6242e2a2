package org.jingwei.coordination.inspection.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Items of inspections as rows of PostgreSQL. */
final class ItemRows {
    static final String COLUMNS =
            """
            SELECT item.*, coalesce(organisation.name, item.organisation, '') AS organisation_name,
                   ended_on IS NULL AND coalesce(last_used_on, published_on)
                       < current_date - make_interval(years => empty_years) AS empty,
                   coalesce(law_changed_on > coalesce(revised_on, published_on), false) AS outdated
            FROM published_item item CROSS JOIN inspection_desk
            LEFT JOIN organisation ON organisation.id = item.organisation
            WHERE item.mechanism = 'INSPECTION'
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private ItemRows() {}

    static InspectionItem item(ResultSet row) throws SQLException {
        return new InspectionItem(
                row.getString("code"),
                row.getString("name"),
                row.getString("legal_basis"),
                Optional.ofNullable(row.getString("organisation")),
                row.getString("organisation_name"),
                row.getString("object_type"),
                InspectionMode.valueOf(row.getString("mode")),
                List.of(JSON.readValue(row.getString("checklist"), CheckEntry[].class)),
                Optional.ofNullable(row.getObject("cap_per_year", Integer.class)),
                row.getObject("published_on", LocalDate.class),
                Optional.ofNullable(row.getObject("ended_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("last_used_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("law_changed_on", LocalDate.class)),
                row.getBoolean("empty"),
                row.getBoolean("outdated"));
    }

    /**
     * Writes items in one statement, whatever their number. Who changes an item has looked at it;
     * the day of its last use only goes forward.
     */
    static int write(JdbcClient jdbc, List<ItemCheck.Checked> items) {
        return jdbc.sql(
                        """
                        INSERT INTO published_item (mechanism, code, name, legal_basis, organisation, object_type, mode,
                                                    checklist, cap_per_year, published_on, ended_on, last_used_on, revised_on)
                        SELECT 'INSPECTION', code, name, basis, organisation, object_type, mode, checklist::jsonb, cap,
                               published, ended, used, current_date
                        FROM unnest(:codes::text[], :names::text[], :bases::text[], :organisations::text[], :objects::text[],
                                    :modes::text[], :checklists::text[], :caps::int[], :published::date[], :ended::date[], :used::date[])
                             AS t (code, name, basis, organisation, object_type, mode, checklist, cap, published, ended, used)
                        ON CONFLICT (mechanism, code) DO UPDATE SET name = excluded.name, legal_basis = excluded.legal_basis,
                            organisation = excluded.organisation, object_type = excluded.object_type, mode = excluded.mode,
                            checklist = excluded.checklist, cap_per_year = excluded.cap_per_year,
                            published_on = excluded.published_on, ended_on = excluded.ended_on,
                            last_used_on = greatest(published_item.last_used_on, excluded.last_used_on),
                            revised_on = current_date\
                        """)
                .param("codes", texts(items, ItemCheck.Checked::code))
                .param("names", texts(items, ItemCheck.Checked::name))
                .param("bases", texts(items, ItemCheck.Checked::legalBasis))
                .param("organisations", optional(items, ItemCheck.Checked::organisation))
                .param("objects", texts(items, ItemCheck.Checked::objectType))
                .param("modes", texts(items, item -> item.mode().name()))
                .param(
                        "checklists",
                        texts(items, item -> JSON.writeValueAsString(item.checklist())))
                .param("caps", optional(items, item -> item.capPerYear().map(String::valueOf)))
                .param("published", texts(items, item -> item.publishedOn().toString()))
                .param("ended", optional(items, item -> item.endedOn().map(LocalDate::toString)))
                .param("used", optional(items, item -> item.lastUsedOn().map(LocalDate::toString)))
                .update();
    }

    private static String[] texts(
            List<ItemCheck.Checked> items, Function<ItemCheck.Checked, String> part) {
        return items.stream().map(part).toArray(String[]::new);
    }

    private static @Nullable String[] optional(
            List<ItemCheck.Checked> items, Function<ItemCheck.Checked, Optional<String>> part) {
        @Nullable String[] texts = new String[items.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = part.apply(items.get(i)).orElse(null);
        }
        return texts;
    }

    /** Which of these codes are there already. */
    static Set<String> known(JdbcClient jdbc, List<ItemCheck.Checked> items) {
        return new HashSet<>(
                jdbc.sql(
                                "SELECT code FROM published_item WHERE mechanism = 'INSPECTION' AND"
                                        + " code = ANY (:codes)")
                        .param("codes", texts(items, ItemCheck.Checked::code))
                        .query(String.class)
                        .list());
    }

    /** Which of the organisations named are known. */
    static Set<String> organisations(JdbcClient jdbc, List<ItemCheck.Checked> items) {
        List<String> named = new ArrayList<>();
        items.forEach(item -> item.organisation().ifPresent(named::add));
        return new HashSet<>(
                jdbc.sql("SELECT id FROM organisation WHERE id = ANY (:ids)")
                        .param("ids", named.stream().distinct().toArray(String[]::new))
                        .query(String.class)
                        .list());
    }
}
