package org.jingwei.coordination.inspection;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.CsvAnswer;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands the rows of a list out as lines of a file: counted and noted before the first is, then read
 * in portions, each by itself, so that whoever reads slowly holds nothing.
 */
@Component
public class RowFile {
    private static final int AT_ONCE = 2_000;

    private final ScopedDatabase database;
    private final AuditTrail audit;
    private final long mostRows;

    RowFile(ScopedDatabase database, AuditTrail audit, Settings settings) {
        this.database = database;
        this.audit = audit;
        this.mostRows = settings.number(Setting.MAX_EXPORT_ROWS);
    }

    /**
     * Which rows.
     *
     * @param name under which it is noted that they were handed out
     * @param from of which tables and under which conditions
     * @param parameters of the conditions
     */
    public record Rows(String name, String from, Map<String, ?> parameters) {
        public Rows {
            parameters = Map.copyOf(parameters);
        }
    }

    /** Reads the rows that follow another one, or the first. */
    public interface Portion<T> {
        /** So many of them at most. */
        List<T> after(Optional<T> last, int limit);
    }

    /**
     * All of them.
     *
     * @throws Problem if they are more than a file holds
     */
    public <T> void send(
            Scope scope,
            Rows rows,
            Portion<T> portions,
            Function<T, List<String>> line,
            CsvAnswer.Receiver receiver)
            throws IOException {
        database.run(scope, jdbc -> note(jdbc, scope, rows));
        Optional<T> last = Optional.empty();
        List<T> portion;
        do {
            portion = portions.after(last, AT_ONCE);
            for (T row : portion) {
                receiver.take(line.apply(row));
                last = Optional.of(row);
            }
        } while (portion.size() == AT_ONCE);
    }

    private void note(JdbcClient jdbc, Scope scope, Rows rows) {
        long count =
                jdbc.sql("SELECT count(*) FROM (SELECT " + rows.from() + " LIMIT :most) found")
                        .params(rows.parameters())
                        .param("most", mostRows + 1)
                        .query(Long.class)
                        .single();
        if (count > mostRows) {
            throw Problem.invalid(
                            "export-too-large",
                            "These are more than the "
                                    + mostRows
                                    + " rows that a file holds: choose fewer days or one unit.")
                    .chinese("超过一个文件的上限 " + mostRows + " 行，请缩短时间或只选一个单位。");
        }
        audit.done(scope, rows.name() + ".export", rows.name(), count);
    }
}
