package org.jingwei.engine.lake;

import java.util.Collection;
import java.util.HashMap;
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

    TableCatalog catalog() {
        return catalog;
    }

    TableState get(String table) {
        Optional<String> location = catalog.findLocation(table);
        if (location.isEmpty()) {
            states.remove(table);
            throw TableCatalog.unknown(table);
        }
        return at(table, location.get());
    }

    /** The states of those tables that are there, by name: the catalog is asked once. */
    Map<String, TableState> getAll(Collection<String> tables) {
        Map<String, TableState> found = new HashMap<>();
        catalog.findLocations(tables)
                .forEach((table, location) -> found.put(table, at(table, location)));
        return found;
    }

    private TableState at(String table, String location) {
        TableState known = states.get(table);
        if (known != null && known.location().equals(location)) {
            return known;
        }
        TableState loaded =
                TableState.load(table, location, catalog.files().io(), Optional.ofNullable(known));
        states.put(table, loaded);
        return loaded;
    }
}
