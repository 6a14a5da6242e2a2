package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.geo.WebMercator;
import org.jingwei.engine.tiles.DecodedTile.Feature;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class PointIndexTest {

    private static final long TOWN = AreaScheme.CHINA.code("350302001").value();
    private static final long NEXT_TOWN = AreaScheme.CHINA.code("350302002").value();
    private static final AreaRanges TOWN_ONLY = AreaRanges.of(AreaScheme.CHINA.of(TOWN).range());
    private static final LonLat PLACE = new LonLat(119.01, 25.43);

    private static PointIndexBuilder builder() {
        return PointIndex.builder().text(new Names());
    }

    private static final class Names implements FeatureText {
        @Override
        public String name(int ordinal) {
            return ordinal == 0 ? "莆田第一中学" : "";
        }

        @Override
        public String key(int ordinal) {
            return "key-" + ordinal;
        }
    }

    private static DecodedTile tile(PointIndex index, int zoom, AreaRanges scope) {
        return DecodedTile.of(index.tile("school", TileId.at(zoom, PLACE), scope));
    }

    @Test
    void aPointCarriesItsTextsFromZoomFifteen() {
        PointIndex index =
                builder().add(1L << 40, PLACE.longitude(), PLACE.latitude(), TOWN, 2).build();

        DecodedTile near = tile(index, 15, AreaRanges.ALL);
        Feature far = tile(index, 14, AreaRanges.ALL).features().getFirst();

        assertThat(near.layer()).isEqualTo("school");
        assertThat(near.extent()).isEqualTo(4096);
        Feature feature = near.features().getFirst();
        assertThat(feature.id()).isEqualTo(1L << 40);
        assertThat(feature.properties())
                .isEqualTo(
                        Map.of(
                                "category",
                                2L,
                                "ref",
                                "1099511627776",
                                "name",
                                "莆田第一中学",
                                "key",
                                "key-0"));
        assertThat(far.properties()).containsOnlyKeys("category", "ref");
    }

    @Test
    void anIdThatABrowserCannotHoldIsOnlyGivenAsText() {
        PointIndex index =
                builder().add(Long.MAX_VALUE, PLACE.longitude(), PLACE.latitude(), TOWN, 0).build();

        Feature feature = tile(index, 10, AreaRanges.ALL).features().getFirst();

        assertThat(feature.id()).isEqualTo(-1);
        assertThat(feature.text("ref")).isEqualTo("9223372036854775807");
    }

    @Test
    void aPointStandsAtItsPlaceInTheTile() {
        // The middle of the world is the south-eastern tile's first pixel.
        PointIndex index = builder().add(1, 0, 0, TOWN, 0).build();

        byte[] tile = index.tile("school", new TileId(1, 1, 1), AreaRanges.ALL);

        assertThat(DecodedTile.of(tile).features().getFirst().geometry().getCoordinate())
                .isEqualTo(new Coordinate(0, 0));
        assertThat(index.tile("school", new TileId(1, 0, 0), AreaRanges.ALL)).isEmpty();
    }

    @Test
    void theVeryLastCellOfATileIsStillInIt() {
        TileId tile = new TileId(10, 850, 437);
        double side = 1L << 32;
        double x = ((851L << 22) - 0.5) / side;
        double y = ((438L << 22) - 0.5) / side;
        PointIndex index =
                builder()
                        .add(1, WebMercator.longitude(x), WebMercator.latitude(y), TOWN, 0)
                        .build();

        assertThat(DecodedTile.of(index.tile("school", tile, AreaRanges.ALL)).features())
                .hasSize(1);
    }

    @Test
    void aScopeSeesOnlyItsOwnPoints() {
        PointIndex index =
                builder()
                        .add(1, PLACE.longitude(), PLACE.latitude(), TOWN, 0)
                        .add(2, PLACE.longitude(), PLACE.latitude(), NEXT_TOWN, 0)
                        .add(3, PLACE.longitude(), PLACE.latitude(), 0, 0)
                        .build();

        assertThat(tile(index, 12, TOWN_ONLY).features())
                .extracting(Feature::id)
                .containsExactly(1L);
        assertThat(tile(index, 12, AreaRanges.ALL).features()).hasSize(2);
        assertThat(tile(index, 12, AreaRanges.NONE).features()).isEmpty();
        assertThat(index.count(TOWN_ONLY)).isEqualTo(1);
        assertThat(index.count(AreaRanges.ALL)).isEqualTo(2);
        assertThat(index.size()).isEqualTo(3);
    }

    @Test
    void anEmptyIndexHasEmptyTiles() {
        assertThat(tile(builder().build(), 3, AreaRanges.ALL).features()).isEmpty();
    }

    @Test
    void refusesWhatItCannotHold() {
        assertThatThrownBy(() -> builder().maxPoints(1).add(1, 0, 0, 1, 0).add(2, 0, 0, 1, 0))
                .hasMessageContaining("takes 1 points");
        assertThatThrownBy(() -> builder().add(1, 0, 91, 1, 0)).hasMessageContaining("no place");
        assertThatThrownBy(() -> builder().add(1, 0, 0, 1, -1)).hasMessageContaining("negative");
        assertThatThrownBy(() -> builder().add(1, 0, 0, -1, 0)).hasMessageContaining("negative");
    }
}
