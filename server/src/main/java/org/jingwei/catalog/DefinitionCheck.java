package org.jingwei.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jingwei.catalog.DatasetDefinition.OfPlacing;
import org.jingwei.catalog.DatasetDefinition.OfPoints;
import org.jingwei.catalog.DatasetDefinition.OfSubject;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jingwei.scope.Clearance;
import org.jspecify.annotations.Nullable;

/** Makes a dataset of a definition, or tells all that is wrong with it. */
final class DefinitionCheck {
    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 4000;
    private static final int MAX_KEY = 8;
    private static final Pattern ID = Pattern.compile("(?!.*_$)[a-z][a-z0-9_]{0,62}");

    /** Datasets are layers of the map by their ids, and the map has a layer of its own. */
    private static final Set<String> RESERVED = Set.of("areas");

    private static final Pattern KIND = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");

    private final Mistakes mistakes = new Mistakes();
    private final DatasetDefinition definition;
    private final List<Element> elements;

    private DefinitionCheck(DatasetDefinition definition) {
        this.definition = definition;
        this.elements = new ElementCheck(mistakes).check(definition.elements());
    }

    static Dataset check(DatasetDefinition definition) {
        return new DefinitionCheck(definition).check();
    }

    private Dataset check() {
        String id = id();
        String name = mistakes.required("name", definition.name(), MAX_NAME);
        Placing placing = placing(definition.placing());
        Optional<String> asOf = time("asOf", definition.asOf());
        Dataset dataset =
                new Dataset(
                        id,
                        name,
                        mistakes.optional("nameEn", definition.nameEn(), MAX_NAME).orElse(name),
                        mistakes.required("owner", definition.owner(), MAX_NAME),
                        mistakes.optional("description", definition.description(), MAX_DESCRIPTION)
                                .orElse(""),
                        mistakes.requiredChoice(
                                "sensitivity", definition.sensitivity(), Clearance.SENSITIVE),
                        Boolean.TRUE.equals(definition.synthetic()),
                        elements,
                        key(definition.key()),
                        placing,
                        points(definition.points(), placing),
                        reference("title", definition.title()).map(Element::name),
                        asOf,
                        subject(definition.subject()),
                        mistakes.choice("mode", definition.mode(), LoadMode.class)
                                .orElse(LoadMode.APPEND),
                        version(definition.version()),
                        time("month", definition.month()).or(() -> asOf),
                        new ChecksCheck(mistakes, elements).check(definition.checks()));
        mistakes.throwIfAny("invalid-dataset", "The definition of the dataset");
        return dataset;
    }

    private String id() {
        String id =
                mistakes.matching(
                        "id",
                        definition.id(),
                        ID,
                        "a small letter, then small letters, digits or _, not ending with _, at"
                                + " most 63");
        if (RESERVED.contains(id)) {
            mistakes.note(
                    "id", "\"" + id + "\" is the name of the boundaries on the map; take another");
        }
        return id;
    }

    private Optional<Element> reference(String path, @Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        Optional<Element> found =
                elements.stream().filter(element -> element.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            mistakes.note(path, "there is no element \"" + name + "\"");
        }
        return found;
    }

    private List<String> key(@Nullable List<@Nullable String> names) {
        if (names == null) {
            return List.of();
        }
        if (names.size() > MAX_KEY) {
            mistakes.note("key", "at most " + MAX_KEY + " elements make a key");
            return List.of();
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String path = "key[" + i + "]";
            String name = Objects.requireNonNullElse(names.get(i), "");
            reference(path, name)
                    .filter(element -> !element.required())
                    .ifPresent(element -> mistakes.note(path, "an element of the key is required"));
            if (!seen.add(name)) {
                mistakes.note(path, "\"" + name + "\" is in the key before");
            }
        }
        return names.stream().map(name -> Objects.requireNonNullElse(name, "")).toList();
    }

    private Placing placing(@Nullable OfPlacing placing) {
        if (placing == null) {
            mistakes.note("placing", "is missing: say how a row gets its area");
            return new Placing(
                    Placing.Kind.AREA_CODE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        Placing.Kind kind =
                mistakes.requiredChoice("placing.kind", placing.kind(), Placing.Kind.AREA_CODE);
        Optional<Element> area = reference("placing.element", placing.element());
        area.filter(element -> element.type() != ElementType.TEXT)
                .ifPresent(
                        element -> mistakes.note("placing.element", "must be an element of TEXT"));
        if (kind != Placing.Kind.COORDINATES && placing.element() == null) {
            mistakes.note("placing.element", "is missing");
        }
        boolean positioned = placing.longitude() != null || placing.latitude() != null;
        if (kind == Placing.Kind.COORDINATES || positioned) {
            coordinate("placing.longitude", placing.longitude());
            coordinate("placing.latitude", placing.latitude());
        }
        return new Placing(
                kind,
                area.map(Element::name),
                Optional.ofNullable(placing.longitude()),
                Optional.ofNullable(placing.latitude()),
                positioned
                        ? Optional.of(crs("placing.crs", placing.crs(), CoordinateSystem.WGS84))
                        : Optional.empty());
    }

    private String coordinate(String path, @Nullable String name) {
        if (name == null) {
            mistakes.note(path, "is missing");
            return "";
        }
        reference(path, name)
                .filter(element -> element.isMasked() || !holdsDegrees(element.type()))
                .ifPresent(element ->
                        mistakes.note(path, "must be an element of DOUBLE or TEXT without a mask"));
        return name;
    }

    private static boolean holdsDegrees(ElementType type) {
        return type == ElementType.DOUBLE || type == ElementType.TEXT;
    }

    private CoordinateSystem crs(String path, @Nullable String name, CoordinateSystem fallback) {
        if (name == null) {
            return fallback;
        }
        try {
            return CoordinateSystem.parse(name);
        } catch (IllegalArgumentException e) {
            mistakes.note(path, "must be WGS84, CGCS2000, GCJ02 or BD09");
            return fallback;
        }
    }

    private Optional<Points> points(@Nullable OfPoints points, Placing placing) {
        if (points == null) {
            return Optional.empty();
        }
        Optional<Element> category = reference("points.category", points.category());
        category.filter(Element::isMasked)
                .ifPresent(element ->
                        mistakes.note("points.category", "must be an element without a mask"));
        return Optional.of(
                new Points(
                        coordinate("points.longitude", points.longitude()),
                        coordinate("points.latitude", points.latitude()),
                        category.map(Element::name),
                        crs(
                                "points.crs",
                                points.crs(),
                                placing.crs().orElse(CoordinateSystem.WGS84))));
    }

    private Optional<String> time(String path, @Nullable String name) {
        Optional<Element> element = reference(path, name);
        element.filter(found -> !found.type().isTime())
                .ifPresent(found -> mistakes.note(path, "must be an element of DATE or TIMESTAMP"));
        return element.map(Element::name);
    }

    private Optional<String> version(@Nullable String name) {
        Optional<Element> element = reference("version", name);
        boolean upsert = LoadMode.UPSERT.name().equals(definition.mode());
        if (upsert && key(definition.key()).isEmpty()) {
            mistakes.note("key", "is needed by mode UPSERT");
        }
        if (element.isPresent() && !upsert) {
            mistakes.note("version", "is for mode UPSERT");
        }
        element.map(Element::type)
                .filter(type -> !type.isTime() && type != ElementType.INTEGER)
                .ifPresent(type ->
                        mistakes.note(
                                "version", "must be an element of DATE, TIMESTAMP or INTEGER"));
        return element.map(Element::name);
    }

    private Optional<SubjectBinding> subject(@Nullable OfSubject subject) {
        if (subject == null) {
            return Optional.empty();
        }
        if (subject.key() == null) {
            mistakes.note("subject.key", "is missing");
        }
        boolean authoritative = Boolean.TRUE.equals(subject.authoritative());
        reference("subject.key", subject.key())
                .filter(key -> key.type() != ElementType.TEXT || key.isMasked())
                .ifPresent(key ->
                        mistakes.note("subject.key", "must be an element of TEXT without a mask"));
        if (authoritative) {
            requireSubjectName(subject);
        }
        return Optional.of(
                new SubjectBinding(
                        mistakes.matching(
                                "subject.kind",
                                subject.kind(),
                                KIND,
                                "capital letters, digits or _, for example ENTERPRISE"),
                        Objects.requireNonNullElse(subject.key(), ""),
                        authoritative));
    }

    /** The register of subjects takes its keys and names from here, and shows both to readers. */
    private void requireSubjectName(OfSubject subject) {
        if (!List.of(Objects.requireNonNullElse(subject.key(), "")).equals(definition.key())) {
            mistakes.note("key", "of an authoritative dataset is its subject's key alone");
        }
        if (definition.title() == null) {
            mistakes.note("title", "of an authoritative dataset is its subjects' name");
        }
        elements.stream()
                .filter(element -> element.name().equals(definition.title()))
                .filter(element -> element.type() != ElementType.TEXT || element.isMasked())
                .forEach(element ->
                        mistakes.note("title", "must be an element of TEXT without a mask"));
    }
}
