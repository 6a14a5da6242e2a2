package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.tiles.DecodedTile.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says of its points, in their order, is what looking each up says. */
class OrderedTextsTest {

    /** So many that the places of their values take one, two and three bytes. */
    private static final int POINTS = 14_000;

    /** So many that not all of their places take one byte. */
    private static final int CATEGORIES = 200;

    private static final TileId TILE = TileId.at(16, new LonLat(119.001, 25.401));

    @TempDir Path folder;

    /** Ids of every length that a number can have in a tile, and some that are no number there. */
    private static long id(int number) {
        return switch (number % 4) {
            case 0 -> number;
            case 1 -> (1L << (number % 54)) + number;
            case 2 -> (1L << 53) - 1 - number;
            default -> -number;
        };
    }

    /** Five areas with nearly all points, and two with so few that these are looked for by area. */
    private static long area(int number) {
        return switch (number % 400) {
            case 7 -> 6;
            case 207 -> 7;
            default -> 1 + number % 5;
        };
    }

    private static PointIndex made() {
        PointIndexBuilder builder = PointIndex.builder().rawLimit(POINTS).text(Crowd.TEXTS);
        for (int i = 0; i < POINTS; i++) {
            double along = (i * 7919 % POINTS) / (double) POINTS;
            builder.add(
                    id(i),
                    119.0 + 0.004 * along,
                    25.4 + 0.003 * (i % 83) / 83,
                    area(i),
                    i % CATEGORIES);
        }
        return builder.build();
    }

    private static List<Feature> features(PointIndex index, AreaRanges scope, PointFilter filter) {
        TileRequest request = TileRequest.of("points", TILE, scope).with(filter);
        return DecodedTile.of(index.tile(request)).features();
    }

    @Test
    void aFileSaysOfEachPointWhatLookingItUpSays() throws IOException {
        PointIndex made = made();
        PointIndexFile file = new PointIndexFile(folder.resolve("all.points"));
        file.write(made);
        PointIndex opened = file.open(Crowd.TEXTS);
        AreaRanges some = AreaRanges.of(new AreaRange(2, 3));
        AreaRanges rare = AreaRanges.of(new AreaRange(6, 7));
        PointFilter few = PointFilter.ofCategories(Set.of(1, 4));

        assertThat(features(opened, AreaRanges.ALL, PointFilter.NONE))
                .hasSizeGreaterThan(6_000)
                .containsExactlyElementsOf(features(made, AreaRanges.ALL, PointFilter.NONE));
        assertThat(features(opened, some, PointFilter.NONE))
                .isNotEmpty()
                .containsExactlyElementsOf(features(made, some, PointFilter.NONE));
        assertThat(features(opened, some, few))
                .isNotEmpty()
                .containsExactlyElementsOf(features(made, some, few));
        assertThat(features(opened, rare, PointFilter.NONE))
                .hasSizeGreaterThan(20)
                .containsExactlyElementsOf(features(made, rare, PointFilter.NONE));
        assertThat(Files.size(folder.resolve("all.points"))).isGreaterThan(60L * POINTS);
    }
}
