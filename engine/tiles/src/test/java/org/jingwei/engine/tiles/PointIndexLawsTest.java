package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.TileId;

/**
 * Whatever the points, the scope, the filter and the zoom, a tile says what counting one by one
 * says.
 */
class PointIndexLawsTest {

    /** Cells of deeper tiles are beyond the zooms that places are counted at here. */
    private static final int DEEPEST = TileId.MAX_ZOOM - 6;

    @Property(tries = 300)
    void everyTileHoldsExactlyTheScopesPointsInIt(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 200) int count,
            @ForAll @IntRange(min = 0, max = DEEPEST) int zoom) {
        Crowd crowd = new Crowd(seed);
        PointIndex index = crowd.index(count);
        AreaRanges scope = crowd.scope();

        crowd.requireIn(index, scope, PointFilter.NONE, zoom);

        Map<TileId, List<TilePoint>> tiles = crowd.byTile(scope, PointFilter.NONE, zoom);
        assertThat(index.count(scope))
                .isEqualTo(tiles.values().stream().mapToLong(List::size).sum());
    }

    @Property(tries = 300)
    void everyTileHoldsExactlyTheFilteredPointsInIt(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 200) int count,
            @ForAll @IntRange(min = 0, max = DEEPEST) int zoom) {
        Crowd crowd = new Crowd(seed);
        PointIndex index = crowd.index(count);

        crowd.requireIn(index, crowd.scope(), crowd.filter(), zoom);
        crowd.requireIn(index, crowd.scope(), crowd.filter(), zoom);
    }

    @Property(tries = 300)
    void pointsShowFromTheFirstZoomOnAtWhichNoTileIsCrowded(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 200) int count) {
        Crowd crowd = new Crowd(seed);
        PointIndex index = crowd.index(count);
        AreaRanges scope = crowd.scope();
        PointFilter filter = crowd.filter();

        int deepestCrowded = -1;
        for (int zoom = 0; zoom <= TileId.MAX_ZOOM; zoom++) {
            if (crowd.byTile(scope, filter, zoom).values().stream()
                    .anyMatch(inside -> inside.size() > Crowd.RAW_LIMIT)) {
                deepestCrowded = zoom;
            }
        }

        assertThat(index.rawFromZoom(scope, filter)).isEqualTo(deepestCrowded + 1);
    }

    @Property(tries = 40)
    void anIndexFromItsFileAnswersAsTheOneThatWasWritten(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 200) int count,
            @ForAll @IntRange(min = 0, max = DEEPEST) int zoom)
            throws IOException {
        Crowd crowd = new Crowd(seed);
        Path file = Files.createTempFile("points", ".index");
        PointIndexFile onDisk = new PointIndexFile(file);
        onDisk.write(crowd.index(count));

        PointIndex opened = onDisk.open(Crowd.TEXTS);

        crowd.requireIn(opened, crowd.scope(), PointFilter.NONE, zoom);
        crowd.requireIn(opened, crowd.scope(), crowd.filter(), zoom);
        int deep = Math.max(zoom, PointIndex.TEXT_FROM_ZOOM);
        crowd.requireIn(opened, crowd.scope(), PointFilter.NONE, deep);
        crowd.requireIn(opened, crowd.scope(), crowd.filter(), deep);
        Files.delete(file);
    }
}
