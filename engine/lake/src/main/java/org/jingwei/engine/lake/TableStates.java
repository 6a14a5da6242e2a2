package org.jingwei.engine.lake;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last known state of each table. Whoever commits, in this process or another, changes the
 * location in the catalog, so a read sees every commit that ended before it began.
 */
final class TableStates {

    private final TableCatalog catalog;
    private final Map<String, TableState> states = new ConcurrentHashMap<>();

    TableStates(TableCatalog catalog) {
        this.catalog = catalog;
    }

    TableState get(String table) {
        Optional<String> location = catalog.findLocation(table);
        if (location.isEmpty()) {
            states.remove(table);
            throw TableCatalog.unknown(table);
        }
        TableState known = states.get(table);
        if (known != null && known.location().equals(location.get())) {
            return known;
        }
        TableState loaded =
                TableState.load(
                        table, location.get(), catalog.files().io(), Optional.ofNullable(known));
        states.put(table, loaded);
        return loaded;
    }
}
