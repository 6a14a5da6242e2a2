package org.jingwei.coordination.inspection.plan;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An officer who is named for an inspection of an enterprise where his or her checks of the last
 * year found nothing time and again, and nobody explained why it has to be the same one.
 *
 * @param officer as the certificates name the holder
 * @param checks how many there were
 */
public record BarredOfficer(
        String matter, String enterprise, String enterpriseName, String officer, int checks) {

    /** Those who are named in these matters, as far as the caller may have them checked. */
    public static List<BarredOfficer> of(JdbcClient jdbc, Collection<String> matters, int most) {
        if (matters.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        SELECT * FROM officer_clean_checks(:matters)
                        WHERE checks >= (SELECT clean_checks FROM inspection_desk)
                        ORDER BY matter, key, officer LIMIT :most\
                        """)
                .param("matters", matters.toArray(String[]::new))
                .param("most", most)
                .query((row, number) ->
                        new BarredOfficer(
                                row.getString("matter"),
                                row.getString("key"),
                                row.getString("name"),
                                row.getString("officer"),
                                row.getInt("checks")))
                .list();
    }
}
