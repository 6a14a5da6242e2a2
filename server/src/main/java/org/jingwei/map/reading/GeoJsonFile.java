package org.jingwei.map.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.audit.AuditTrail;
import org.jingwei.engine.geo.SpatialReference;
import org.jingwei.map.feature.Feature;
import org.jingwei.map.feature.Features;
import org.jingwei.map.shape.GeoJsonText;
import org.jingwei.scope.Scope;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Features as a GeoJSON file, read and written some at a time; noted before the first leaves. */
@Component
class GeoJsonFile {
    static final String MEDIA_TYPE = "application/geo+json";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int AT_ONCE = 1000;

    private final Features features;
    private final AuditTrail audit;

    GeoJsonFile(Features features, AuditTrail audit) {
        this.features = features;
        this.audit = audit;
    }

    static String disposition(String name) {
        return ContentDisposition.attachment()
                .filename(name + ".geojson", UTF_8)
                .build()
                .toString();
    }

    void write(Scope scope, Within.Exported exported, OutputStream output) throws IOException {
        List<String> ids = exported.ids();
        audit.done(scope, "records.export", exported.layer().info().id(), ids.size());
        output.write("{\"type\":\"FeatureCollection\",\"features\":[".getBytes(UTF_8));
        boolean first = true;
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            for (Feature feature : features.list(scope, exported.layer(), some)) {
                output.write((first ? "\n" : ",\n").getBytes(UTF_8));
                output.write(JSON.writeValueAsBytes(value(feature)));
                first = false;
            }
        }
        output.write("\n]}\n".getBytes(UTF_8));
    }

    private static Map<String, Object> value(Feature feature) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("type", "Feature");
        value.put("id", feature.id());
        value.put("geometry", GeoJsonText.of(feature.geometry(), SpatialReference.CRS84));
        value.put("properties", feature.properties());
        return value;
    }
}
