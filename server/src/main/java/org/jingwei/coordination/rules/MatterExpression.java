package org.jingwei.coordination.rules;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jingwei.coordination.Matter;

/**
 * A rule in CEL over one matter. It has no loops and matches patterns in linear time, so what it
 * costs is bounded by its length. Days are timestamps of their midnight in UTC.
 */
final class MatterExpression {
    static final int MAX_LENGTH = 1000;

    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .maxExpressionCodePointSize(MAX_LENGTH)
                    .maxParseRecursionDepth(32)
                    .maxRegexProgramSize(2000)
                    .comprehensionMaxIterations(0)
                    .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();
    private static final CelCompiler COMPILER =
            CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(OPTIONS)
                    .setStandardMacros(ImmutableSet.<CelStandardMacro>of())
                    .setResultType(SimpleType.BOOL)
                    .addVar("mechanism", SimpleType.STRING)
                    .addVar("title", SimpleType.STRING)
                    .addVar("legalBasis", SimpleType.STRING)
                    .addVar("note", SimpleType.STRING)
                    .addVar("requester", SimpleType.STRING)
                    .addVar("ground", SimpleType.STRING)
                    .addVar("item", SimpleType.STRING)
                    .addVar("officers", ListType.create(SimpleType.STRING))
                    .addVar("from", SimpleType.TIMESTAMP)
                    .addVar("to", SimpleType.TIMESTAMP)
                    .addVar("days", SimpleType.INT)
                    .addVar("minutes", SimpleType.INT)
                    .addVar("targets", SimpleType.INT)
                    .build();

    private final CelRuntime.Program program;

    private MatterExpression(CelRuntime.Program program) {
        this.program = program;
    }

    /** What is wrong with an expression; empty when nothing is. */
    static Optional<String> mistake(String expression) {
        try {
            RUNTIME.createProgram(COMPILER.compile(expression).getAst());
            return Optional.empty();
        } catch (CelValidationException e) {
            return Optional.of(
                    e.getErrors().stream()
                            .map(CelIssue::getMessage)
                            .collect(Collectors.joining("; ", "is no rule in CEL: ", "")));
        } catch (CelEvaluationException e) {
            return Optional.of("is no rule in CEL: " + e.getMessage());
        }
    }

    /** An expression that was checked when its rule was written. */
    static MatterExpression of(String expression) {
        try {
            return new MatterExpression(
                    RUNTIME.createProgram(COMPILER.compile(expression).getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException("expression of a rule: " + expression, e);
        }
    }

    /**
     * Whether the matter keeps it; one that cannot be told about, as by a division by 0, does not.
     */
    boolean isKept(Matter matter) {
        try {
            return Boolean.TRUE.equals(program.eval(values(matter)));
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    private static Map<String, Object> values(Matter matter) {
        return Map.ofEntries(
                Map.entry("mechanism", matter.mechanism()),
                Map.entry("title", matter.title()),
                Map.entry("legalBasis", matter.legalBasis()),
                Map.entry("note", matter.note()),
                Map.entry("requester", matter.requester()),
                Map.entry("ground", matter.ground().name()),
                Map.entry("item", matter.item()),
                Map.entry("officers", matter.officers()),
                Map.entry("from", at(matter.from())),
                Map.entry("to", at(matter.to())),
                Map.entry("days", ChronoUnit.DAYS.between(matter.from(), matter.to()) + 1),
                Map.entry("minutes", (long) matter.minutes()),
                Map.entry("targets", (long) matter.targets()));
    }

    private static Object at(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
