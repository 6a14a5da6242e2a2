package org.jingwei.area.imports;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jingwei.area.AreasImported;
import org.jingwei.audit.AuditTrail;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes in an area list in one transaction, or refuses it as a whole. A code that is there already
 * gets what the list says of it, so a list may be sent again.
 */
@Component
class AreaListImport {
    private static final int CHUNK = 10_000;

    private final ScopedDatabase database;
    private final AreaScheme scheme;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    AreaListImport(
            ScopedDatabase database,
            AreaScheme scheme,
            AuditTrail trail,
            ApplicationEventPublisher events) {
        this.database = database;
        this.scheme = scheme;
        this.trail = trail;
        this.events = events;
    }

    /**
     * Imports the list.
     *
     * @return how many areas it holds
     * @throws Problem invalid-area-list with every line that is wrong, too-large or forbidden
     */
    int read(Scope scope, InputStream stream) throws IOException {
        ImportRights.require(scope, trail, "area.import", "area list");
        Findings findings = new Findings();
        List<AreaLine> lines =
                new AreaListReader(scheme, AreaListReader.Limits.DEFAULT, findings).read(stream);
        database.run(
                scope,
                jdbc -> {
                    ImportRights.lock(jdbc);
                    check(jdbc, lines, findings);
                    if (findings.isEmpty()) {
                        store(jdbc, lines);
                        events.publishEvent(new AreasImported(lines.size(), 0));
                        trail.done(scope, "area.import", "area list", lines.size());
                    } else {
                        trail.refused(scope, "area.import", "area list");
                    }
                });
        if (!findings.isEmpty()) {
            throw findings.refusal("invalid-area-list", "the area list");
        }
        return lines.size();
    }

    private void check(JdbcClient jdbc, List<AreaLine> lines, Findings findings) {
        boolean everyLineIsGood = findings.isEmpty();
        AreaListCheck check = new AreaListCheck(lines, findings);
        check.checkDuplicates();
        if (everyLineIsGood) {
            // With lines left out, their children would look like orphans.
            check.checkParents(stored(jdbc, check.parentsElsewhere()));
            check.checkRoots(root(jdbc));
        }
    }

    private static Set<Long> stored(JdbcClient jdbc, Set<AreaCode> codes) {
        return new HashSet<>(
                jdbc.sql("SELECT code FROM area WHERE code = ANY (:codes)")
                        .param("codes", codes.stream().map(AreaCode::value).toArray(Long[]::new))
                        .query(Long.class)
                        .list());
    }

    private Optional<AreaCode> root(JdbcClient jdbc) {
        return jdbc.sql("SELECT code FROM area WHERE parent IS NULL")
                .query(Long.class)
                .optional()
                .map(scheme::of);
    }

    private static void store(JdbcClient jdbc, List<AreaLine> lines) {
        List<AreaLine> parentsFirst =
                lines.stream().sorted(Comparator.comparing(AreaLine::code)).toList();
        for (int from = 0; from < parentsFirst.size(); from += CHUNK) {
            int to = Math.min(from + CHUNK, parentsFirst.size());
            storeChunk(jdbc, parentsFirst.subList(from, to));
        }
    }

    private static void storeChunk(JdbcClient jdbc, List<AreaLine> lines) {
        jdbc.sql(
                        """
                        INSERT INTO area (code, code_text, hi, depth, level, name, parent, predecessor, valid_from, valid_to)
                        SELECT code, code_text, hi, depth, level, name, parent, predecessor, valid_from::date, valid_to::date
                        FROM unnest(:codes::bigint[], :texts::text[], :his::bigint[], :depths::int[], :levels::text[], :names::text[],
                                    :parents::bigint[], :predecessors::text[], :froms::text[], :tos::text[])
                             AS list (code, code_text, hi, depth, level, name, parent, predecessor, valid_from, valid_to)
                        ON CONFLICT (code) DO UPDATE SET
                            name = excluded.name, parent = excluded.parent, predecessor = excluded.predecessor,
                            valid_from = excluded.valid_from, valid_to = excluded.valid_to\
                        """)
                .param("codes", numbers(lines, line -> line.code().value()))
                .param("texts", texts(lines, line -> line.code().text()))
                .param("his", numbers(lines, line -> line.code().range().hi()))
                .param("depths", depths(lines))
                .param("levels", texts(lines, line -> line.code().level().name()))
                .param("names", texts(lines, AreaLine::name))
                .param(
                        "parents",
                        numbers(lines, line -> line.parent().map(AreaCode::value).orElse(null)))
                .param("predecessors", texts(lines, line -> line.predecessor().orElse(null)))
                .param("froms", texts(lines, line -> text(line.validity().from())))
                .param("tos", texts(lines, line -> text(line.validity().to())))
                .update();
    }

    private static @Nullable String text(Optional<LocalDate> date) {
        return date.map(LocalDate::toString).orElse(null);
    }

    private static @Nullable String[] texts(
            List<AreaLine> lines, Function<AreaLine, @Nullable String> field) {
        @Nullable String[] texts = new String[lines.size()];
        IntStream.range(0, texts.length).forEach(i -> texts[i] = field.apply(lines.get(i)));
        return texts;
    }

    private static @Nullable Long[] numbers(
            List<AreaLine> lines, Function<AreaLine, @Nullable Long> field) {
        @Nullable Long[] numbers = new Long[lines.size()];
        IntStream.range(0, numbers.length).forEach(i -> numbers[i] = field.apply(lines.get(i)));
        return numbers;
    }

    private static Integer[] depths(List<AreaLine> lines) {
        return lines.stream().map(line -> line.code().level().depth()).toArray(Integer[]::new);
    }
}
