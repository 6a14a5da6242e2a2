package org.jingwei.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A map from elsewhere that is drawn under the layers.
 *
 * @param tiles what its tiles are
 * @param url address of its tiles, with {@code {z}}, {@code {x}} and {@code {y}}
 * @param attribution whose it is, as its maker wants it shown
 */
public record BaseMap(String name, Tiles tiles, String url, String attribution) {
    private static final int PARTS = 4;

    /** What the tiles of a base map are. */
    public enum Tiles {
        /** Pictures on the grid of the web's maps. */
        RASTER,
        /** Vector tiles on the same grid. */
        VECTOR,
        /** Pictures on a grid of plain degrees in CGCS2000 (EPSG:4490). */
        DEGREES
    }

    /**
     * Reads {@code name|raster|https://host/{z}/{x}/{y}.png|attribution}, several of them with a
     * semicolon between them.
     *
     * @throws IllegalArgumentException if one is not written like this
     */
    static List<BaseMap> parse(String text) {
        List<BaseMap> maps = new ArrayList<>();
        for (String line : text.split(";", -1)) {
            if (!line.isBlank()) {
                maps.add(one(line.strip()));
            }
        }
        return maps;
    }

    private static BaseMap one(String line) {
        String[] parts = line.split("\\|", PARTS);
        if (parts.length < PARTS - 1 || parts[0].isBlank()) {
            throw new IllegalArgumentException("a base map has a name, a kind and an address");
        }
        String url = parts[2].strip();
        boolean whole = url.contains("{z}") && url.contains("{x}") && url.contains("{y}");
        if (!whole || !url.matches("https?://[^\\s;|'\"]+")) {
            throw new IllegalArgumentException(
                    "the address of a base map is http(s)://… with {z}, {x} and {y}");
        }
        return new BaseMap(
                parts[0].strip(),
                tiles(parts[1].strip()),
                url,
                parts.length == PARTS ? parts[3].strip() : "");
    }

    private static Tiles tiles(String kind) {
        return switch (kind) {
            case "raster" -> Tiles.RASTER;
            case "vector" -> Tiles.VECTOR;
            case "degrees" -> Tiles.DEGREES;
            default ->
                    throw new IllegalArgumentException(
                            "a base map is raster, vector or degrees (pictures in EPSG:4490)");
        };
    }

    /** Scheme, host and port of its address. */
    public String origin() {
        URI uri = URI.create(url.replaceAll("[{}]", ""));
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
