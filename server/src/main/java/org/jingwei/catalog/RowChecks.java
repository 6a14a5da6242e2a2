package org.jingwei.catalog;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules over several elements of a dataset, ready to be asked once a row. Written in CEL, which
 * has no loops here and matches patterns in linear time, so what a rule costs is bounded by its
 * length. Numbers with a point are doubles to it, days and times are timestamps.
 *
 * <p>A rule that names an element without a value is kept, unless it speaks of {@code null} itself
 * and then says false. For one thread.
 */
public final class RowChecks {
    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .maxExpressionCodePointSize(1000)
                    .maxParseRecursionDepth(32)
                    .maxRegexProgramSize(2000)
                    .comprehensionMaxIterations(0)
                    .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

    private final List<Compiled> checks = new ArrayList<>();
    private final List<String> names;

    private RowChecks(Dataset dataset) {
        this.names = dataset.elements().stream().map(Element::name).toList();
        CelCompiler compiler = compiler(dataset.elements());
        for (Dataset.Check check : dataset.checks()) {
            try {
                checks.add(new Compiled(check, compiler.compile(check.expression()).getAst()));
            } catch (CelValidationException | CelEvaluationException e) {
                throw new IllegalStateException(
                        "check " + check.id() + " of dataset " + dataset.id(), e);
            }
        }
    }

    /** The rules of a dataset. */
    public static RowChecks of(Dataset dataset) {
        return new RowChecks(dataset);
    }

    /** What is wrong with an expression over these elements; empty when nothing is. */
    static Optional<String> mistake(List<Element> elements, String expression) {
        try {
            RUNTIME.createProgram(compiler(elements).compile(expression).getAst());
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

    private static CelCompiler compiler(List<Element> elements) {
        CelCompilerBuilder compiler =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(OPTIONS)
                        .setStandardMacros(ImmutableSet.<CelStandardMacro>of())
                        .setResultType(SimpleType.BOOL);
        elements.forEach(element ->
                compiler.addVar(element.name(), NullableType.create(type(element.type()))));
        return compiler.build();
    }

    private static CelType type(ElementType type) {
        return switch (type) {
            case TEXT -> SimpleType.STRING;
            case INTEGER -> SimpleType.INT;
            case DECIMAL, DOUBLE -> SimpleType.DOUBLE;
            case DATE, TIMESTAMP -> SimpleType.TIMESTAMP;
            case BOOLEAN -> SimpleType.BOOL;
        };
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return checks.isEmpty();
    }

    /** The rules that a row breaks, given as its values by element. */
    public List<Broken> broken(@Nullable Object[] values) {
        List<Broken> broken = List.of();
        for (Compiled check : checks) {
            if (!check.isKept(values)) {
                broken = broken.isEmpty() ? new ArrayList<>() : broken;
                broken.add(new Broken(check.check, check.elements));
            }
        }
        return broken;
    }

    /** A rule that is broken, and the elements it speaks of. */
    public record Broken(Dataset.Check check, List<String> elements) {
        public Broken {
            elements = List.copyOf(elements);
        }
    }

    private static Object value(Object value) {
        return switch (value) {
            case BigDecimal number -> number.doubleValue();
            case LocalDate day -> day.atStartOfDay().toInstant(ZoneOffset.UTC);
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
            default -> value;
        };
    }

    /** One rule, compiled. */
    private final class Compiled {
        private final Dataset.Check check;
        private final CelRuntime.Program program;
        private final List<String> elements;
        private final int[] places;
        private final boolean speaksOfNull;

        Compiled(Dataset.Check check, CelAbstractSyntaxTree tree) throws CelEvaluationException {
            this.check = check;
            this.program = RUNTIME.createProgram(tree);
            Set<String> used =
                    CelNavigableAst.fromAst(tree)
                            .getRoot()
                            .allNodes()
                            .filter(node -> node.getKind() == ExprKind.Kind.IDENT)
                            .map(node -> node.expr().ident().name())
                            .collect(Collectors.toSet());
            this.elements = names.stream().filter(used::contains).toList();
            this.places = elements.stream().mapToInt(names::indexOf).toArray();
            this.speaksOfNull = check.expression().contains("null");
        }

        boolean isKept(@Nullable Object[] values) {
            boolean gap = hasGap(values);
            if (gap && !speaksOfNull) {
                return true;
            }
            try {
                return Boolean.TRUE.equals(program.eval(name -> find(values, name)));
            } catch (CelEvaluationException e) {
                return gap;
            }
        }

        private boolean hasGap(@Nullable Object[] values) {
            for (int place : places) {
                if (values[place] == null) {
                    return true;
                }
            }
            return false;
        }

        private Optional<Object> find(@Nullable Object[] values, String name) {
            int place = names.indexOf(name);
            if (place < 0) {
                return Optional.empty();
            }
            Object value = values[place];
            return Optional.of(
                    value == null ? dev.cel.common.values.NullValue.NULL_VALUE : value(value));
        }
    }
}
