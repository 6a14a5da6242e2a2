package org.jingwei.coordination.inspection.onsite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Records as rows of PostgreSQL. */
final class RecordRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private RecordRows() {}

    static Optional<InspectionRecord> find(JdbcClient jdbc, String visit) {
        return jdbc.sql("SELECT * FROM inspection_record WHERE visit = :visit")
                .param("visit", visit)
                .query((row, number) -> inspection(row))
                .optional();
    }

    private static InspectionRecord inspection(ResultSet row) throws SQLException {
        return new InspectionRecord(
                row.getString("visit"),
                row.getInt("version"),
                row.getString("device"),
                row.getString("summary"),
                Arrays.asList(JSON.readValue(row.getString("entries"), RecordDraft.Entry[].class)),
                Arrays.asList(
                        JSON.readValue(
                                row.getString("findings"), RecordDraft.FindingDraft[].class)),
                row.getTimestamp("saved_at").toInstant(),
                VisitRows.moment(row, "delivered_at"),
                VisitRows.moment(row, "acknowledged_at"),
                row.getString("statement"));
    }

    /** How far the saves of a device were taken. */
    static long taken(JdbcClient jdbc, String visit, String device) {
        return jdbc.sql(
                        "SELECT sequence FROM inspection_record_device WHERE visit = :visit AND device = :device")
                .param("visit", visit)
                .param("device", device)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    static void save(JdbcClient jdbc, Scope scope, String visit, RecordDraft draft) {
        jdbc.sql(
                        """
                        INSERT INTO inspection_record (visit, device, summary, entries, findings, saved_by)
                        VALUES (:visit, :device, :summary, :entries::jsonb, :findings::jsonb, :username)
                        ON CONFLICT (visit) DO UPDATE SET version = inspection_record.version + 1,
                            device = excluded.device, summary = excluded.summary, entries = excluded.entries,
                            findings = excluded.findings, saved_by = excluded.saved_by, saved_at = now()\
                        """)
                .param("visit", visit)
                .param("device", draft.device())
                .param("summary", draft.summary())
                .param("entries", JSON.writeValueAsString(draft.entries()))
                .param("findings", JSON.writeValueAsString(draft.findings()))
                .param("username", scope.username())
                .update();
        jdbc.sql(
                        """
                        INSERT INTO inspection_record_device (visit, device, sequence) VALUES (:visit, :device, :sequence)
                        ON CONFLICT (visit, device) DO UPDATE SET sequence = excluded.sequence\
                        """)
                .param("visit", visit)
                .param("device", draft.device())
                .param("sequence", draft.sequence())
                .update();
    }

    static void deliver(JdbcClient jdbc, Scope scope, InspectionRecord delivered) {
        jdbc.sql(
                        "UPDATE inspection_record SET delivered_at = now(), delivered_by = :username WHERE visit = :visit")
                .param("visit", delivered.visit())
                .param("username", scope.username())
                .update();
        List<RecordDraft.FindingDraft> findings = delivered.findings();
        for (RecordDraft.FindingDraft finding : findings) {
            jdbc.sql(
                            """
                            INSERT INTO inspection_finding (visit, id, item, text, basis, rectify_by)
                            VALUES (:visit, :id, :item, :text, :basis, :rectifyBy)\
                            """)
                    .param("visit", delivered.visit())
                    .param("id", finding.id())
                    .param("item", finding.item())
                    .param("text", finding.text())
                    .param("basis", finding.basis())
                    .param("rectifyBy", finding.rectifyBy())
                    .update();
        }
    }

    static void acknowledge(JdbcClient jdbc, Scope scope, String visit, String statement) {
        jdbc.sql(
                        """
                        UPDATE inspection_record SET acknowledged_at = now(), acknowledged_by = :username,
                            statement = :statement WHERE visit = :visit\
                        """)
                .param("visit", visit)
                .param("username", scope.username())
                .param("statement", statement)
                .update();
    }
}
