package org.jingwei.area;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/**
 * The area tree as a scope sees it: the path from the root down to its own part, and that part
 * whole. What lies beside it is not there.
 */
@Component
public class Areas {
    private static final int FETCH_SIZE = 500;

    private final ScopedDatabase database;
    private final AreaScheme scheme;

    Areas(ScopedDatabase database, AreaScheme scheme) {
        this.database = database;
        this.scheme = scheme;
    }

    /** The levels of this place. */
    public AreaScheme scheme() {
        return scheme;
    }

    /**
     * The area of that code.
     *
     * @throws Problem not-found if there is none in the scope
     */
    public Area get(Scope scope, String code) {
        return find(scope, code).orElseThrow(() -> Problem.notFound("Area " + shortened(code)));
    }

    private static String shortened(String code) {
        return code.length() <= AreaScheme.STORED_DIGITS
                ? code
                : code.substring(0, AreaScheme.STORED_DIGITS) + "…";
    }

    /** The area of that code; also in its longer form filled up with zeros. */
    public Optional<Area> find(Scope scope, String code) {
        try {
            return find(scope, scheme.code(code).value());
        } catch (InvalidAreaCodeException e) {
            return Optional.empty();
        }
    }

    /** The area of that stored code. */
    public Optional<Area> find(Scope scope, long value) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql(AreaRows.SELECT + " WHERE area.code = :code")
                                .param("code", value)
                                .query(AreaRows::area)
                                .optional());
    }

    /** The areas of these stored codes that the scope sees, in one question. */
    public Map<Long, Area> list(Scope scope, Collection<Long> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        return database.call(
                scope,
                jdbc ->
                        jdbc
                                .sql(AreaRows.SELECT + " WHERE area.code = ANY (:codes)")
                                .param("codes", values.toArray(Long[]::new))
                                .query(AreaRows::area)
                                .list()
                                .stream()
                                .collect(Collectors.toMap(Area::value, area -> area)));
    }

    /** What the areas of these stored codes are called, in one question. */
    public Map<Long, AreaName> names(Scope scope, Collection<Long> values) {
        Map<Long, AreaName> names = new HashMap<>();
        list(scope, values).forEach((value, area) -> names.put(value, area.asName()));
        return names;
    }

    /** The top of the tree; empty while no area list has been imported. */
    public Optional<AreaName> root(Scope scope) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql(AreaRows.SELECT + " ORDER BY area.depth, area.code LIMIT 1")
                                .query(AreaRows::area)
                                .optional()
                                .map(Area::asName));
    }

    /** The areas from the root down to this one, which is the last. */
    public List<AreaName> path(Scope scope, String code) {
        long value = scheme.code(code).value();
        return paths(scope, List.of(value)).getOrDefault(value, List.of());
    }

    /** The paths of all these areas by their stored codes, in one question. */
    public Map<Long, List<AreaName>> paths(Scope scope, Collection<Long> values) {
        Set<Long> all = new LinkedHashSet<>();
        for (long value : values) {
            scheme.of(value).ancestors().forEach(area -> all.add(area.value()));
        }
        Map<Long, AreaName> names = names(scope, all);
        Map<Long, List<AreaName>> paths = new HashMap<>();
        for (long value : Set.copyOf(values)) {
            paths.put(
                    value,
                    scheme.of(value).ancestors().stream()
                            .map(AreaCode::value)
                            .filter(names::containsKey)
                            .map(names::get)
                            .toList());
        }
        return paths;
    }

    /** One page of the areas right below this one, in the order of their codes. */
    public Page<Area> children(Scope scope, String code, PageRequest page) {
        long parent = get(scope, code).value();
        List<Area> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                AreaRows.SELECT
                                                        + """
                                                         WHERE area.parent = :parent AND area.code > :after
                                                        ORDER BY area.code LIMIT :limit OFFSET :offset\
                                                        """)
                                        .param("parent", parent)
                                        .param("after", after(page))
                                        .param("limit", page.limit() + 1)
                                        .param("offset", page.offset())
                                        .query(AreaRows::area)
                                        .list());
        return Page.of(oneMore, page.limit(), Area::code);
    }

    private long after(PageRequest page) {
        try {
            return page.cursor().map(code -> scheme.code(code).value()).orElse(0L);
        } catch (InvalidAreaCodeException e) {
            throw Problem.badRequest(
                    "invalid-cursor", "cursor is not one that this list has given out.");
        }
    }

    /** How many areas right below this one the scope sees. */
    public int childCount(Scope scope, Area area) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql("SELECT count(*) FROM area WHERE parent = :parent")
                                .param("parent", area.value())
                                .query(Integer.class)
                                .single());
    }

    /** Hands over every area of the scope, without holding them all. */
    public void each(Scope scope, Consumer<Area> receiver) {
        RowCallbackHandler handler = row -> receiver.accept(AreaRows.area(row, 0));
        database.run(
                scope, jdbc -> jdbc.sql(AreaRows.SELECT).withFetchSize(FETCH_SIZE).query(handler));
    }

    /** Hands over every boundary of the scope, in the order of codes, without holding them all. */
    public void boundaries(Scope scope, Consumer<AreaBoundary> receiver) {
        boundaries(scope, "", receiver);
    }

    /** Like {@link #boundaries}, but only those with no boundary below them. */
    void finestBoundaries(Scope scope, Consumer<AreaBoundary> receiver) {
        boundaries(
                scope,
                """
                 WHERE NOT EXISTS (
                    SELECT 1 FROM area_boundary finer WHERE finer.area > area.code AND finer.area <= area.hi)\
                """,
                receiver);
    }

    private void boundaries(Scope scope, String condition, Consumer<AreaBoundary> receiver) {
        AreaRows.Geometries geometries = new AreaRows.Geometries();
        RowCallbackHandler handler =
                row ->
                        receiver.accept(
                                new AreaBoundary(AreaRows.area(row, 0), geometries.read(row)));
        database.run(
                scope,
                jdbc ->
                        jdbc.sql(AreaRows.SELECT_BOUNDARIES + condition + " ORDER BY area.code")
                                .withFetchSize(FETCH_SIZE)
                                .query(handler));
    }
}
