package org.jingwei.map.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.scope.Clearance;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Layers and their features as rows; each statement within the transaction it is given. */
final class LayerRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, @Nullable Object>> PROPERTIES =
            new TypeReference<>() {};
    private static final int AT_ONCE = 1000;

    private LayerRows() {}

    static List<CatalogueLayer> list(JdbcClient jdbc) {
        return jdbc.sql("SELECT * FROM map_layer ORDER BY created_at, id")
                .query((row, number) -> layer(row))
                .list();
    }

    static Optional<CatalogueLayer> find(JdbcClient jdbc, String id) {
        return jdbc.sql("SELECT * FROM map_layer WHERE id = :id")
                .param("id", id)
                .query((row, number) -> layer(row))
                .optional();
    }

    private static CatalogueLayer layer(ResultSet row) throws SQLException {
        return new CatalogueLayer(
                JSON.readValue(row.getString("definition"), LayerInfo.class),
                row.getLong("version"),
                row.getString("updated_by"),
                row.getTimestamp("updated_at").toInstant());
    }

    static int count(JdbcClient jdbc, String owner) {
        return jdbc.sql("SELECT count(*) FROM map_layer WHERE owner = :owner")
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }

    static void insert(JdbcClient jdbc, Scope scope, LayerInfo info) {
        written(
                jdbc.sql(
                        """
                        INSERT INTO map_layer (id, owner, sensitivity, shared, dataset, definition, created_by, updated_by)
                        VALUES (:id, :owner, :sensitivity, :shared, :dataset, :definition::jsonb, :username, :username)\
                        """),
                scope,
                info);
    }

    static boolean update(JdbcClient jdbc, Scope scope, LayerInfo info) {
        return written(
                        jdbc.sql(
                                """
                                UPDATE map_layer SET sensitivity = :sensitivity, shared = :shared, dataset = :dataset,
                                    definition = :definition::jsonb, version = version + 1,
                                    updated_by = :username, updated_at = now()
                                WHERE id = :id AND owner = :owner\
                                """),
                        scope,
                        info)
                > 0;
    }

    private static int written(JdbcClient.StatementSpec statement, Scope scope, LayerInfo info) {
        return statement
                .param("id", info.id())
                .param("owner", info.owner().orElseThrow())
                .param("sensitivity", info.sensitivity().orElseThrow().name())
                .param("shared", info.shared())
                .param("dataset", info.dataset().orElse(null))
                .param("definition", JSON.writeValueAsString(info))
                .param("username", scope.username())
                .update();
    }

    static boolean delete(JdbcClient jdbc, String id) {
        return jdbc.sql("DELETE FROM map_layer WHERE id = :id").param("id", id).update() > 0;
    }

    static void setSensitivity(JdbcClient jdbc, String layer, Clearance sensitivity) {
        jdbc.sql(
                        """
                        UPDATE map_feature SET sensitivity = :sensitivity
                        WHERE layer = :layer AND sensitivity <> :sensitivity\
                        """)
                .param("layer", layer)
                .param("sensitivity", sensitivity.name())
                .update();
    }

    static void replaceFeatures(JdbcClient jdbc, LayerInfo info, Upload upload) {
        jdbc.sql("DELETE FROM map_feature WHERE layer = :layer").param("layer", info.id()).update();
        List<UploadedFeature> features = upload.features();
        for (int from = 0; from < features.size(); from += AT_ONCE) {
            insert(jdbc, info, features.subList(from, Math.min(from + AT_ONCE, features.size())));
        }
    }

    /** One statement for many rows, given as arrays. */
    private static void insert(JdbcClient jdbc, LayerInfo info, List<UploadedFeature> some) {
        WKBWriter binary = new WKBWriter();
        jdbc.sql(
                        """
                        INSERT INTO map_feature (layer, number, owner, sensitivity, areas, geometry, properties)
                        SELECT :layer, f.number, :owner, :sensitivity, f.areas::int8multirange,
                               decode(f.geometry, 'hex'), f.properties::jsonb
                        FROM unnest(:numbers::int[], :areas::text[], :geometries::text[], :properties::text[])
                            AS f (number, areas, geometry, properties)\
                        """)
                .param("layer", info.id())
                .param("owner", info.owner().orElseThrow())
                .param("sensitivity", info.sensitivity().orElseThrow().name())
                .param(
                        "numbers",
                        some.stream().map(UploadedFeature::number).toArray(Integer[]::new))
                .param(
                        "areas",
                        some.stream()
                                .map(feature -> Scope.multirange(feature.areas()))
                                .toArray(String[]::new))
                .param(
                        "geometries",
                        some.stream()
                                .map(feature -> WKBWriter.toHex(binary.write(feature.geometry())))
                                .toArray(String[]::new))
                .param(
                        "properties",
                        some.stream()
                                .map(feature -> JSON.writeValueAsString(feature.properties()))
                                .toArray(String[]::new))
                .update();
    }

    static void features(JdbcClient jdbc, String layer, Consumer<UploadedFeature> receiver) {
        WKBReader binary = new WKBReader();
        RowCallbackHandler handler = row -> receiver.accept(feature(row, binary));
        jdbc.sql(
                        """
                        SELECT number, geometry, properties, ARRAY(
                            SELECT unnest(ARRAY[lower(r), upper(r) - 1]) FROM unnest(areas) r) AS ranges
                        FROM map_feature WHERE layer = :layer ORDER BY number\
                        """)
                .param("layer", layer)
                .withFetchSize(AT_ONCE)
                .query(handler);
    }

    private static UploadedFeature feature(ResultSet row, WKBReader binary) throws SQLException {
        try {
            return new UploadedFeature(
                    row.getInt("number"),
                    binary.read(row.getBytes("geometry")),
                    ranges((Long[]) row.getArray("ranges").getArray()),
                    JSON.readValue(row.getString("properties"), PROPERTIES));
        } catch (ParseException e) {
            throw new IllegalStateException(
                    "a stored feature is damaged; upload its layer again", e);
        }
    }

    private static AreaRanges ranges(Long[] ends) {
        List<AreaRange> ranges = new ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            ranges.add(new AreaRange(ends[i], ends[i + 1]));
        }
        return AreaRanges.of(ranges);
    }
}
