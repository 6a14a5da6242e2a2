package org.jingwei.coordination.inspection.list;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/** Takes in a list of items: the whole file, or nothing and what is wrong with it. */
@Component
public class ItemImport {
    private final ScopedDatabase database;
    private final AuditTrail audit;

    ItemImport(ScopedDatabase database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /**
     * What a file does.
     *
     * @param kept whether it was taken in, or only looked at
     */
    public record Report(boolean kept, int rows, int added, int changed) {}

    /**
     * Reads a list.
     *
     * @param keeps whether it is taken in where nothing is wrong with it
     * @throws Problem invalid with the line, the column and the reason of each mistake
     */
    public Report read(Scope scope, InputStream stream, boolean keeps) throws IOException {
        database.run(scope, ListKeepers::require);
        EntryCheck check = EntryCheck.start();
        Map<Long, ItemCheck.Checked> read = new ItemFile(check).read(stream);
        return database.call(
                scope,
                jdbc -> {
                    ListKeepers.require(jdbc);
                    List<ItemCheck.Checked> items = List.copyOf(read.values());
                    Set<String> organisations = ItemRows.organisations(jdbc, items);
                    read.forEach((line, item) ->
                            item.organisation()
                                    .filter(id -> !organisations.contains(id))
                                    .ifPresent(id ->
                                            check.at(line)
                                                    .wrong(
                                                            "organisation",
                                                            "there is no organisation " + id)));
                    requireRight(check, items);
                    int known = ItemRows.known(jdbc, items).size();
                    if (keeps) {
                        audit.done(
                                scope,
                                "item.import",
                                "item:INSPECTION",
                                ItemRows.write(jdbc, items));
                    }
                    return new Report(keeps, items.size(), items.size() - known, known);
                });
    }

    private static void requireRight(EntryCheck check, List<ItemCheck.Checked> items) {
        if (check.isRight() && items.isEmpty()) {
            check.at(1).wrong("", "the file has no items");
        }
        if (!check.isRight()) {
            throw Problem.invalid(
                            "invalid-items",
                            "The list has mistakes and nothing of it was taken in; see errors.")
                    .chinese("清单有错误，未导入任何事项；请按 errors 逐行更正后重新上传。")
                    .errors(
                            check.places().stream()
                                    .sorted(Comparator.comparingLong(Problem.Place::line))
                                    .toList());
        }
    }
}
