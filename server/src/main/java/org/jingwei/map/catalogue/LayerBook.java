package org.jingwei.map.catalogue;

import java.io.InputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jingwei.area.Areas;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jingwei.http.LimitedStream;
import org.jingwei.http.Problem;
import org.jingwei.scope.LookedUp;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The layers that people made. Who may change one is decided by row-level security ({@code
 * V020__layers.sql}) and said here in words.
 */
@Component
public class LayerBook {
    private static final Scope PLATFORM = Scope.platform("map-layers");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 6;
    private static final int MOST_OF_AN_OWNER = 200;

    private final ScopedDatabase database;
    private final Datasets datasets;
    private final Areas areas;
    private final FieldNumbers numbers;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final long uploadBytes;
    private final LookedUp<List<CatalogueLayer>> layers;

    /** What a change is made with. */
    @Component
    record Tools(AuditTrail audit, ApplicationEventPublisher events, Settings settings) {}

    LayerBook(
            ScopedDatabase database,
            Datasets datasets,
            Areas areas,
            FieldNumbers numbers,
            Tools tools) {
        this.database = database;
        this.datasets = datasets;
        this.areas = areas;
        this.numbers = numbers;
        this.audit = tools.audit();
        this.events = tools.events();
        this.uploadBytes = tools.settings().number(Setting.LAYER_UPLOAD_BYTES);
        this.layers = new LookedUp<>(() -> database.call(PLATFORM, LayerRows::list));
    }

    /** All layers there are, whoever sees them; looked up once a second, and after each change. */
    public List<CatalogueLayer> all() {
        return layers.get();
    }

    /** What is known is out of date: this server changed a layer. */
    public void outdate() {
        layers.outdate();
    }

    /** Hands over the features of an uploaded layer, whoever sees them. */
    public void features(String layer, Consumer<UploadedFeature> receiver) {
        database.run(PLATFORM, jdbc -> LayerRows.features(jdbc, layer, receiver));
    }

    /** Whether the scope may change what this owner has. */
    public static boolean mayEdit(Scope scope, String owner) {
        return scope.owns(owner) && scope.subject().isEmpty();
    }

    /**
     * Makes a layer. An upload is empty until its file is sent.
     *
     * @throws Problem 403 for another owner's, 404 for a dataset out of sight, 422 with every
     *     mistake
     */
    public CatalogueLayer create(Scope scope, LayerDefinition definition) {
        String owner = definition.owner() == null ? scope.organisation() : definition.owner();
        requireEditor(scope, owner);
        LayerSource source = source(definition);
        Optional<Dataset> base = base(scope, definition, source);
        byte[] random = new byte[ID_BYTES];
        RANDOM.nextBytes(random);
        String id = "layer-" + HexFormat.of().formatHex(random);
        LayerCheck.Kept kept = new LayerCheck.Kept(id, owner, source, Optional.empty(), List.of());
        LayerInfo info = check(scope, definition, base, kept);
        try {
            return database.call(
                    scope,
                    jdbc -> {
                        if (LayerRows.count(jdbc, owner) >= MOST_OF_AN_OWNER) {
                            throw Problem.conflict(
                                    "too-many-layers",
                                    owner
                                            + " has "
                                            + MOST_OF_AN_OWNER
                                            + " layers already; remove one first.");
                        }
                        LayerRows.insert(jdbc, scope, info);
                        return noted(jdbc, scope, "layer.create", id, 1);
                    });
        } catch (DataIntegrityViolationException e) {
            throw Problem.invalid("invalid-layer", "There is no organisation " + owner + ".");
        }
    }

    private static void requireEditor(Scope scope, String owner) {
        if (!mayEdit(scope, owner)) {
            throw Problem.forbidden(
                    "Only the people of "
                            + owner
                            + " or an administrator make and change its layers.");
        }
    }

    private static LayerSource source(LayerDefinition definition) {
        LayerMistakes mistakes = new LayerMistakes();
        Optional<LayerSource> source =
                mistakes.choice("source", definition.source(), LayerSource.class);
        if (source.isEmpty() || source.get() == LayerSource.AREAS) {
            mistakes.note("source", "must be DATASET, SUBJECT or UPLOAD");
        }
        mistakes.throwIfAny();
        return source.orElseThrow();
    }

    private Optional<Dataset> base(Scope scope, LayerDefinition definition, LayerSource source) {
        return switch (source) {
            case DATASET -> Optional.of(ofDataset(scope, definition));
            case SUBJECT -> Optional.of(ofSubjects(scope, definition));
            case UPLOAD, AREAS -> Optional.empty();
        };
    }

    private Dataset ofDataset(Scope scope, LayerDefinition definition) {
        String id = definition.dataset();
        if (id == null) {
            throw Problem.invalid("invalid-layer", "dataset is missing.");
        }
        Dataset dataset = datasets.get(scope, id);
        if (dataset.points().isEmpty()) {
            throw Problem.invalid("no-points", "The dataset " + id + " has no points to draw.");
        }
        return dataset;
    }

    private Dataset ofSubjects(Scope scope, LayerDefinition definition) {
        return datasets.list(scope).stream()
                .filter(dataset -> dataset.points().isPresent())
                .filter(dataset ->
                        dataset.subject()
                                .filter(subject ->
                                        subject.authoritative()
                                                && subject.kind().equals(definition.subjectKind()))
                                .isPresent())
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid(
                                "unknown-subject-kind",
                                "No dataset with points has authority over subjects of the kind \""
                                        + definition.subjectKind()
                                        + "\"."));
    }

    private LayerInfo check(
            Scope scope, LayerDefinition definition, Optional<Dataset> base, LayerCheck.Kept kept) {
        StyleCheck.Limits limits =
                (field, method, classes) ->
                        base.map(dataset -> numbers.ofDataset(scope, dataset.id(), field))
                                .orElseGet(() -> numbers.ofUpload(scope, kept.id(), field))
                                .limits(method, classes);
        return new LayerCheck(definition, base, limits).check(kept);
    }

    private CatalogueLayer noted(
            JdbcClient jdbc, Scope scope, String action, String id, long rows) {
        events.publishEvent(new LayerEdited(id));
        CatalogueLayer layer =
                LayerRows.find(jdbc, id).orElseThrow(() -> Problem.notFound("The layer"));
        audit.done(scope, action, "layer:" + id, rows);
        return layer;
    }

    private CatalogueLayer editable(Scope scope, String id) {
        CatalogueLayer layer =
                database.call(scope, jdbc -> LayerRows.find(jdbc, id))
                        .orElseThrow(() -> Problem.notFound("The layer"));
        requireEditor(scope, layer.owner());
        return layer;
    }

    /** Describes a layer anew. Its owner and what it shows stay. */
    public CatalogueLayer update(Scope scope, String id, LayerDefinition definition) {
        CatalogueLayer before = editable(scope, id);
        LayerInfo known = before.info();
        boolean moved =
                (definition.owner() != null && !definition.owner().equals(before.owner()))
                        || (definition.source() != null
                                && !definition.source().equals(known.source().name()))
                        || (definition.dataset() != null
                                && !Optional.of(definition.dataset()).equals(known.dataset()));
        if (moved) {
            throw Problem.invalid(
                    "invalid-layer", "A layer keeps its owner, its source and its dataset.");
        }
        Optional<Dataset> base = known.dataset().map(dataset -> datasets.get(scope, dataset));
        LayerInfo info =
                check(
                        scope,
                        definition,
                        base,
                        new LayerCheck.Kept(
                                id,
                                before.owner(),
                                known.source(),
                                known.geometry(),
                                known.properties()));
        return database.call(
                scope,
                jdbc -> {
                    LayerRows.update(jdbc, scope, info);
                    database.run(
                            PLATFORM,
                            all ->
                                    LayerRows.setSensitivity(
                                            all, id, info.sensitivity().orElseThrow()));
                    return noted(jdbc, scope, "layer.update", id, 1);
                });
    }

    /** Removes a layer with its features. */
    public void delete(Scope scope, String id) {
        editable(scope, id);
        database.run(
                scope,
                jdbc -> {
                    if (LayerRows.delete(jdbc, id)) {
                        events.publishEvent(new LayerEdited(id));
                        audit.done(scope, "layer.delete", "layer:" + id, 1);
                    }
                });
    }

    /**
     * Replaces the features of a layer by those of a file: all of them, or none if one is wrong.
     *
     * @param system what its coordinates are in, where the file does not say it itself
     */
    public CatalogueLayer upload(
            Scope scope, String id, InputStream file, Optional<CoordinateSystem> system) {
        LayerInfo known = editable(scope, id).info();
        if (known.source() != LayerSource.UPLOAD) {
            throw Problem.conflict(
                    "not-an-upload", "The layer shows a dataset; send rows to that instead.");
        }
        AreaRanges reach =
                scope.areasFor(known.owner().orElseThrow(), known.sensitivity().orElseThrow());
        City city =
                City.of(areas)
                        .orElseThrow(() ->
                                Problem.conflict(
                                        "no-boundaries",
                                        "There are no boundaries of areas yet, so nobody could say where"
                                                + " a feature belongs; import them first."));
        InputStream limited =
                new LimitedStream(
                        file,
                        uploadBytes,
                        () ->
                                Problem.tooLarge(
                                        "The file has more than "
                                                + uploadBytes
                                                + " bytes, the most a layer takes"
                                                + " ("
                                                + Setting.LAYER_UPLOAD_BYTES.variable()
                                                + "); load it as a dataset instead."));
        Upload upload = new UploadReader(city, reach, system).read(limited);
        LayerInfo info = filled(known, upload);
        return database.call(
                scope,
                jdbc -> {
                    LayerRows.update(jdbc, scope, info);
                    database.run(PLATFORM, all -> LayerRows.replaceFeatures(all, info, upload));
                    return noted(jdbc, scope, "layer.upload", id, upload.features().size());
                });
    }

    /** The layer with what its new features have; what it names must still be there. */
    private static LayerInfo filled(LayerInfo known, Upload upload) {
        LayerMistakes mistakes = new LayerMistakes();
        List<LayerField> properties = upload.properties();
        known.style()
                .property()
                .filter(field -> properties.stream().noneMatch(each -> each.name().equals(field)))
                .ifPresent(field ->
                        mistakes.note("style.field", StyleCheck.unknown(field, properties)));
        @Nullable List<@Nullable String> asked =
                known.properties().isEmpty() ? null : new ArrayList<>(known.fields());
        List<String> fields = LayerCheck.fields(mistakes, asked, properties);
        mistakes.throwIfAny();
        return new LayerInfo(
                known.id(),
                known.name(),
                known.nameEn(),
                known.theme(),
                Optional.of(upload.geometry()),
                known.source(),
                known.dataset(),
                known.subjectKind(),
                known.owner(),
                known.sensitivity(),
                known.minZoom(),
                known.maxZoom(),
                known.style(),
                fields,
                properties,
                known.shared(),
                known.synthetic());
    }
}
