package org.jingwei.map.ogc;

import java.util.List;

/** The conformance classes that are met. */
final class Conformance {
    private static final String FEATURES = "http://www.opengis.net/spec/ogcapi-features-";
    private static final String TILES = "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/";
    private static final String MATRIX_SETS = "http://www.opengis.net/spec/tms/2.0/conf/";

    static final List<String> CLASSES =
            List.of(
                    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
                    "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
                    FEATURES + "1/1.0/conf/core",
                    FEATURES + "1/1.0/conf/geojson",
                    FEATURES + "1/1.0/conf/html",
                    FEATURES + "1/1.0/conf/oas30",
                    FEATURES + "2/1.0/conf/crs",
                    TILES + "core",
                    TILES + "tileset",
                    TILES + "tilesets-list",
                    TILES + "geodata-tilesets",
                    TILES + "mvt",
                    TILES + "oas30",
                    MATRIX_SETS + "tilematrixset",
                    MATRIX_SETS + "json-tilematrixset");

    private Conformance() {}
}
