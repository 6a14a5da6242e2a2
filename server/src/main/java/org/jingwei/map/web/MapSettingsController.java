package org.jingwei.map.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jingwei.map.LayerView;
import org.jingwei.map.Layers;
import org.jingwei.scope.Scope;
import org.jingwei.settings.BaseMap;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.locationtech.jts.geom.Envelope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a map what the operator has set: the base maps, and where the city lies. */
@RestController
class MapSettingsController {
    private static final String TIANDITU =
            "https://t{server}.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
                    + "&LAYER={layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles"
                    + "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}";
    private static final int TIANDITU_SERVERS = 8;
    private static final int TIANDITU_MAX_ZOOM = 18;
    private static final int MAX_ZOOM = 22;

    private final Settings settings;
    private final Layers layers;

    MapSettingsController(Settings settings, Layers layers) {
        this.settings = settings;
        this.layers = layers;
    }

    /** How a base map is made. */
    enum Kind {
        NONE,
        RASTER,
        VECTOR
    }

    /** How its tiles divide the earth: as the web's maps do, or in plain degrees. */
    enum Grid {
        MERCATOR,
        DEGREES
    }

    /**
     * A base map.
     *
     * @param sources its tiles, to be drawn one above the other; each the addresses of servers that
     *     have the same tiles
     * @param crs the datum of its coordinates
     */
    record BaseMapItem(
            String id,
            String name,
            String nameEn,
            Kind kind,
            Grid grid,
            List<List<String>> sources,
            String attribution,
            CoordinateSystem crs,
            int maxZoom) {}

    /**
     * What a map needs to know.
     *
     * @param bounds west, south, east and north of what the caller sees of the city
     * @param coordinateSystems in which coordinates are entered and shown
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record MapSettings(
            List<BaseMapItem> baseMaps,
            String defaultBaseMap,
            Optional<List<Double>> bounds,
            List<CoordinateSystem> coordinateSystems) {}

    @GetMapping("/api/map/settings")
    MapSettings settings(Scope scope) {
        return new MapSettings(
                baseMaps(), "none", bounds(scope), Arrays.asList(CoordinateSystem.values()));
    }

    private Optional<List<Double>> bounds(Scope scope) {
        LayerView areas = layers.view(scope, Layers.AREAS);
        Envelope bounds = new Envelope();
        areas.shapes().stream()
                .flatMap(shapes -> shapes.list(areas.areas()).stream())
                .forEach(shape -> bounds.expandToInclude(shape.geometry().getEnvelopeInternal()));
        return bounds.isNull()
                ? Optional.empty()
                : Optional.of(
                        List.of(
                                bounds.getMinX(),
                                bounds.getMinY(),
                                bounds.getMaxX(),
                                bounds.getMaxY()));
    }

    private List<BaseMapItem> baseMaps() {
        List<BaseMapItem> maps = new ArrayList<>();
        maps.add(
                new BaseMapItem(
                        "none",
                        "无底图",
                        "None",
                        Kind.NONE,
                        Grid.MERCATOR,
                        List.of(),
                        "",
                        CoordinateSystem.WGS84,
                        MAX_ZOOM));
        List<BaseMap> configured = settings.baseMaps();
        for (int i = 0; i < configured.size(); i++) {
            maps.add(configured("base-" + (i + 1), configured.get(i)));
        }
        settings.text(Setting.TIANDITU_KEY)
                .ifPresent(key -> {
                    maps.add(
                            tianditu(
                                    "vector", "天地图矢量", "Tianditu map", List.of("vec", "cva"), key));
                    maps.add(
                            tianditu(
                                    "image",
                                    "天地图影像",
                                    "Tianditu imagery",
                                    List.of("img", "cia"),
                                    key));
                });
        return maps;
    }

    private static BaseMapItem configured(String id, BaseMap map) {
        boolean degrees = map.tiles() == BaseMap.Tiles.DEGREES;
        return new BaseMapItem(
                id,
                map.name(),
                map.name(),
                map.tiles() == BaseMap.Tiles.VECTOR ? Kind.VECTOR : Kind.RASTER,
                degrees ? Grid.DEGREES : Grid.MERCATOR,
                List.of(List.of(map.url())),
                map.attribution(),
                degrees ? CoordinateSystem.CGCS2000 : CoordinateSystem.WGS84,
                MAX_ZOOM);
    }

    private static BaseMapItem tianditu(
            String id, String name, String nameEn, List<String> layers, String key) {
        return new BaseMapItem(
                "tianditu-" + id,
                name,
                nameEn,
                Kind.RASTER,
                Grid.MERCATOR,
                layers.stream().map(layer -> servers(layer, key)).toList(),
                "国家地理信息公共服务平台 天地图",
                CoordinateSystem.CGCS2000,
                TIANDITU_MAX_ZOOM);
    }

    private static List<String> servers(String layer, String key) {
        List<String> servers = new ArrayList<>();
        String address = TIANDITU.replace("{layer}", layer).replace("{key}", key);
        for (int server = 0; server < TIANDITU_SERVERS; server++) {
            servers.add(address.replace("{server}", Integer.toString(server)));
        }
        return servers;
    }
}
