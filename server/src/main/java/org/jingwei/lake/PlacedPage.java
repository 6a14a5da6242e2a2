package org.jingwei.lake;

import java.util.List;
import java.util.Optional;

/**
 * One page of records with places.
 *
 * @param next cursor of the page after it; empty on the last
 */
public record PlacedPage(List<PlacedRecord> items, Optional<String> next) {
    public PlacedPage {
        items = List.copyOf(items);
    }
}
