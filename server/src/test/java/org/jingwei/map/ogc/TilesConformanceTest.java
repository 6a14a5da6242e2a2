package org.jingwei.map.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.geo.TileId;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** OGC API – Tiles Part 1 (OGC 20-057), the conformance classes of annex A that are met. */
class TilesConformanceTest {
    private static final String TILESET = "/collections/enterprise/tiles/WebMercatorQuad";

    private static String tile(int zoom) {
        double[] place = FixtureCity.place(0, 0);
        TileId tile = TileId.at(zoom, new LonLat(place[0], place[1]));
        return TILESET + "/" + tile.z() + "/" + tile.y() + "/" + tile.x();
    }

    /** Conformance class Core. */
    @Nested
    class Core {
        /**
         * /req/core/tc-op, tc-tilematrix-definition, tc-tilerow-definition, tc-tilecol-definition.
         */
        @Test
        void tilesAreFoundByMatrixRowAndColumn() {
            Answer answer = Ogc.get(tile(10)).expect(200);

            assertThat(answer.bytes()).isNotEmpty();
            assertThat(Ogc.get(tile(10), "If-None-Match", answer.header("ETag")).status())
                    .isEqualTo(304);
        }

        /** /req/core/tc-success: 200 with the tile, or 204 where nothing is. */
        @Test
        void anEmptyTileHasNoContent() {
            assertThat(Ogc.get(TILESET + "/10/0/0").status()).isEqualTo(204);
        }

        /** /req/core/tc-error. */
        @ParameterizedTest
        @CsvSource({"/30/0/0,404", "/2/4/0,404", "/2/0/9,404", "/a/0/0,400", "/2/-1/0,404"})
        void refusesTilesThatAreNotThere(String tile, int status) {
            assertThat(Ogc.get(TILESET + tile).status()).isEqualTo(status);
            assertThat(Ogc.get("/collections/nothing/tiles/WebMercatorQuad/0/0/0").status())
                    .isEqualTo(404);
        }

        /** /req/core/conformance-success. */
        @Test
        void isDeclared() {
            assertThat(Ogc.json("/conformance").path("conformsTo").toString())
                    .contains("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core");
        }
    }

    /** Conformance class Tileset. */
    @Nested
    class Tileset {
        /** /req/tileset/description: the metadata lead to the tiles and to the matrix set. */
        @Test
        void description() {
            JsonNode tileset = Ogc.json(TILESET);

            assertThat(tileset.path("dataType").asString()).isEqualTo("vector");
            assertThat(tileset.path("crs").asString()).endsWith("/EPSG/0/3857");
            assertThat(Ogc.link(tileset, "item").orElseThrow().path("templated").asBoolean())
                    .isTrue();
            JsonNode set =
                    Ogc.follow(tileset, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme")
                            .expect(200)
                            .json();
            assertThat(set.path("tileMatrices")).hasSize(TileId.MAX_ZOOM + 1);
            assertThat(set.path("tileMatrices").get(0).path("scaleDenominator").asDouble())
                    .isBetween(559082264.0, 559082265.0);
            assertThat(Ogc.get("/tileMatrixSets/Other").status()).isEqualTo(404);
        }

        /** The same as TileJSON 3. */
        @Test
        void tileJson() {
            JsonNode json = Ogc.json(TILESET + "?f=tilejson");

            assertThat(json.path("tilejson").asString()).isEqualTo("3.0.0");
            assertThat(json.path("tiles").get(0).asString()).contains("{z}/{y}/{x}");
        }
    }

    /** Conformance classes Tilesets List and GeoData Tilesets. */
    @Nested
    class Tilesets {
        /** /req/geodata-tilesets/desc-links, operation: a collection leads to its tilesets. */
        @Test
        void aCollectionLeadsToItsTilesets() {
            JsonNode list =
                    Ogc.follow(
                                    Ogc.json("/collections/enterprise"),
                                    "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector")
                            .expect(200)
                            .json();

            assertThat(list.path("tilesets")).hasSize(1);
        }

        /** /req/tilesets-list/tileset-links: each leads to its own description. */
        @Test
        void eachLeadsToItsDescription() {
            JsonNode tileset = Ogc.json("/collections/enterprise/tiles").path("tilesets").get(0);

            assertThat(Ogc.follow(tileset, "self").expect(200).json().path("tileMatrixSetURI"))
                    .isEqualTo(tileset.path("tileMatrixSetURI"));
            assertThat(Ogc.link(tileset, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"))
                    .isPresent();
        }
    }

    /** Conformance class Mapbox Vector Tiles. */
    @Nested
    class Mvt {
        /** /req/mvt/content: the tile is the one of the map. */
        @Test
        void content() {
            Answer answer = Ogc.get(tile(14)).expect(200);
            double[] place = FixtureCity.place(0, 0);
            TileId tile = TileId.at(14, new LonLat(place[0], place[1]));

            assertThat(answer.header("Content-Type"))
                    .startsWith("application/vnd.mapbox-vector-tile");
            assertThat(answer.bytes())
                    .isEqualTo(Ogc.CLIENT.get("/tiles/enterprise/" + tile + ".mvt").bytes());
        }
    }

    /** Conformance class OpenAPI 3.0. */
    @Nested
    class OpenApi {
        /** /req/oas30/completeness, operationids: operations end with what they are. */
        @Test
        void operations() {
            JsonNode paths = Ogc.json("/api").path("paths");

            assertThat(
                            paths.path(TILESET + "/{tileMatrix}/{tileRow}/{tileCol}")
                                    .path("get")
                                    .path("operationId")
                                    .asString())
                    .endsWith(".vector.getTile");
            assertThat(paths.path(TILESET).path("get").path("operationId").asString())
                    .endsWith(".vector.getTileSet");
            assertThat(
                            paths.path("/collections/enterprise/tiles")
                                    .path("get")
                                    .path("operationId")
                                    .asString())
                    .endsWith(".vector.getTileSetsList");
        }
    }
}
