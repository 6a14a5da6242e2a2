package org.jingwei.map.ogc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.engine.geo.TileId;

/** The tile matrix set WebMercatorQuad as OGC 17-083r4 defines it, to the deepest zoom there is. */
final class TileMatrixSets {
    static final String WEB_MERCATOR_QUAD = "WebMercatorQuad";
    static final String URI =
            "http://www.opengis.net/def/tilematrixset/OGC/1.0/" + WEB_MERCATOR_QUAD;
    static final String CRS = "http://www.opengis.net/def/crs/EPSG/0/3857";

    private static final double HALF = 20037508.342789244;
    private static final int SIDE = 256;

    /** OGC's size of a pixel, in metres. */
    private static final double PIXEL = 0.00028;

    private TileMatrixSets() {}

    static Map<String, Object> webMercatorQuad() {
        List<Map<String, Object>> matrices = new ArrayList<>();
        for (int zoom = 0; zoom <= TileId.MAX_ZOOM; zoom++) {
            matrices.add(matrix(zoom));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", WEB_MERCATOR_QUAD);
        json.put("title", "Google Maps Compatible for the World");
        json.put("uri", URI);
        json.put("crs", CRS);
        json.put("orderedAxes", List.of("X", "Y"));
        json.put(
                "wellKnownScaleSet",
                "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible");
        json.put("tileMatrices", matrices);
        return json;
    }

    private static Map<String, Object> matrix(int zoom) {
        long tiles = 1L << zoom;
        double cell = 2 * HALF / SIDE / tiles;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", Integer.toString(zoom));
        json.put("scaleDenominator", cell / PIXEL);
        json.put("cellSize", cell);
        json.put("cornerOfOrigin", "topLeft");
        json.put("pointOfOrigin", List.of(-HALF, HALF));
        json.put("matrixWidth", tiles);
        json.put("matrixHeight", tiles);
        json.put("tileWidth", SIDE);
        json.put("tileHeight", SIDE);
        return json;
    }
}
