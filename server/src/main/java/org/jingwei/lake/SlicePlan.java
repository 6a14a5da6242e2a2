package org.jingwei.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.area.Succession;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.lake.Slice;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;

/**
 * A request met with a scope: what is reached of what was asked for.
 *
 * @param reach what the scope reaches of the dataset as far as the conditions leave it
 * @param area the area whose rows are asked for; all areas when empty
 * @param succession what became of areas that ended
 */
record SlicePlan(
        Dataset dataset,
        Reach reach,
        Optional<AreaCode> area,
        SliceRequest request,
        List<FilterText> filters,
        Succession succession) {

    /**
     * To look for a masked value, or to count or order by it, is to read it: it takes a purpose,
     * and reaches only where the value is seen unmasked.
     */
    SlicePlan by(Scope scope, Element element) {
        if (!element.isMasked()) {
            return this;
        }
        Reach unmasked = Reach.unmasked(scope, dataset);
        if (unmasked.isNothing()) {
            throw Problem.forbidden(
                            element.name()
                                    + " is masked: state a purpose in the header Jingwei-Purpose to"
                                    + " look for it; it needs a grant for sensitive data.")
                    .rule("masked-element");
        }
        return new SlicePlan(
                dataset, reach.intersect(unmasked), area, request, filters, succession);
    }

    /** The asked area with all below it, as codes go; all areas when none was asked for. */
    AreaRanges codes() {
        return area.map(code -> AreaRanges.of(code.range())).orElse(AreaRanges.ALL);
    }

    /** The reach within the asked area, as the codes go. */
    Reach then() {
        if (request.unplaced()) {
            return reach.onlyUnplaced();
        }
        return reach.placed().within(area.map(code -> codes()));
    }

    /** The reach within the asked area, ended areas counted where the request says. */
    Reach asked() {
        if (request.unplaced() || request.areas() == AreaReading.THEN) {
            return then();
        }
        return reach.placed().within(area.map(code -> succession.countedIn(codes())));
    }

    /** The rows. */
    Slice slice() {
        return slice(asked());
    }

    /** The rows in another reach, under the same conditions. */
    Slice slice(Reach other) {
        Slice slice = other.slice(dataset, filters.stream().map(FilterText::filter).toList());
        return request.asOf().map(slice::asOf).orElse(slice);
    }

    /** The rows in no area that meet the conditions, if the scope reaches them. */
    Optional<Slice> unplacedSlice() {
        return seesUnplaced() ? Optional.of(slice(reach.onlyUnplaced())) : Optional.empty();
    }

    /** Whether the scope is told of rows in no area. */
    boolean seesUnplaced() {
        return reach.unplaced() && !reach.isSubject();
    }

    /**
     * The ended areas whose rows count otherwise than their codes say, where groups of areas span
     * so many codes.
     */
    List<AreaMove> moves(long span) {
        if (request.unplaced() || request.areas() == AreaReading.THEN) {
            return List.of();
        }
        AreaRanges codes = codes();
        List<AreaMove> moves = new ArrayList<>();
        for (Succession.Fold fold : succession.folds()) {
            AreaMove move = AreaMove.of(fold, codes, span);
            if (move.changesGroups() && reach.contains(fold.from())) {
                moves.add(move);
            }
        }
        return moves;
    }
}
