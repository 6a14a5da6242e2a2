package org.jingwei.lake.intake;

import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;
import org.jingwei.catalog.LoadMode;
import org.jingwei.catalog.SubjectBinding;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.lake.Positions;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Subjects on their way from an authoritative dataset to the register. They wait in a table of
 * their own while the batch is read, and move in the transaction that completes it.
 */
final class SubjectStaging {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The element that says in words where a subject is. */
    private static final String ADDRESS = "address";

    private final int key;
    private final int name;
    private final int address;
    private final int longitude;
    private final int latitude;
    private final CoordinateSystem system;

    private SubjectStaging(Dataset dataset, String key) {
        List<String> names = dataset.elements().stream().map(Element::name).toList();
        this.key = names.indexOf(key);
        this.name = names.indexOf(dataset.title().orElse(key));
        this.address = address(dataset);
        Optional<Location> location = location(dataset);
        this.longitude = names.indexOf(location.map(Location::longitude).orElse(""));
        this.latitude = names.indexOf(location.map(Location::latitude).orElse(""));
        this.system = location.map(Location::system).orElse(CoordinateSystem.WGS84);
    }

    /** The element called address; only where everybody who sees the row sees it unmasked. */
    private static int address(Dataset dataset) {
        List<Element> elements = dataset.elements();
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            if (element.name().equals(ADDRESS)
                    && element.type() == ElementType.TEXT
                    && !element.isMasked()) {
                return i;
            }
        }
        return -1;
    }

    private record Location(String longitude, String latitude, CoordinateSystem system) {}

    private static Optional<Location> location(Dataset dataset) {
        return dataset.points()
                .map(points -> new Location(points.longitude(), points.latitude(), points.crs()))
                .or(() ->
                        dataset.placing()
                                .position()
                                .map(position ->
                                        new Location(
                                                position.longitude(),
                                                position.latitude(),
                                                position.crs())));
    }

    /** For a dataset that says which subjects there are; none for others. */
    static Optional<SubjectStaging> of(Dataset dataset) {
        return dataset.subject()
                .filter(SubjectBinding::authoritative)
                .map(subject -> new SubjectStaging(dataset, subject.key()));
    }

    /** A subject of one line. */
    record Staged(
            long line,
            String key,
            String name,
            String address,
            long area,
            Optional<Double> lon,
            Optional<Double> lat) {}

    /** The subject of a row. */
    Staged subject(long line, long area, RowValues values) {
        String code = String.valueOf(values.text(key));
        String title = values.text(name);
        String where = address < 0 ? null : values.text(address);
        Optional<LonLat> place =
                longitude < 0
                        ? Optional.empty()
                        : Positions.parse(system, values.value(longitude), values.value(latitude));
        return new Staged(
                line,
                code,
                title == null ? code : title,
                where == null ? "" : where,
                area,
                place.map(LonLat::longitude),
                place.map(LonLat::latitude));
    }

    static void stage(JdbcClient jdbc, String batchId, List<Staged> subjects) {
        jdbc.sql(
                        """
                        INSERT INTO subject_staged (batch, line, key, name, address, area, lon, lat)
                        SELECT :batch, line, key, name, address, area, lon, lat
                        FROM jsonb_to_recordset(:subjects::jsonb)
                            AS staged (line bigint, key text, name text, address text, area bigint,
                                       lon double precision, lat double precision)\
                        """)
                .param("batch", batchId)
                .param("subjects", JSON.writeValueAsString(subjects))
                .update();
    }

    static void unstage(JdbcClient jdbc, String batchId, List<Long> lines) {
        jdbc.sql("DELETE FROM subject_staged WHERE batch = :batch AND line = ANY (:lines)")
                .param("batch", batchId)
                .param("lines", lines.toArray(Long[]::new))
                .update();
    }

    static void discard(JdbcClient jdbc, String batchId) {
        jdbc.sql("DELETE FROM subject_staged WHERE batch = :batch")
                .param("batch", batchId)
                .update();
    }

    /**
     * Moves the batch's subjects into the register. Where the batch replaced all rows, the subjects
     * that it does not have leave the register: their dataset no longer says that there are such.
     */
    static void register(JdbcClient jdbc, BatchBook.Job job) {
        if (job.batch().mode() == LoadMode.REPLACE) {
            jdbc.sql(
                            """
                            DELETE FROM subject WHERE dataset = :dataset
                              AND EXISTS (SELECT FROM subject_staged WHERE batch = :batch)
                              AND NOT EXISTS (
                                  SELECT FROM subject_staged staged
                                  WHERE staged.batch = :batch AND staged.key = subject.key)\
                            """)
                    .param("batch", job.id())
                    .param("dataset", job.dataset())
                    .update();
        }
        jdbc.sql(
                        """
                        INSERT INTO subject (kind, key, name, address, area, owner, sensitivity, lon, lat, dataset, row_id)
                        SELECT dataset.subject_kind, staged.key, staged.name, staged.address, staged.area, dataset.owner,
                               dataset.sensitivity, staged.lon, staged.lat, dataset.id, (:number::bigint << 32) | staged.line
                        FROM subject_staged staged, dataset
                        WHERE staged.batch = :batch AND dataset.id = :dataset
                        ON CONFLICT (kind, key) DO UPDATE SET
                            name = excluded.name, address = excluded.address, area = excluded.area, owner = excluded.owner,
                            sensitivity = excluded.sensitivity, lon = excluded.lon, lat = excluded.lat,
                            dataset = excluded.dataset, row_id = excluded.row_id\
                        """)
                .param("batch", job.id())
                .param("dataset", job.dataset())
                .param("number", job.number())
                .update();
        discard(jdbc, job.id());
    }
}
