package org.jingwei.area.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jingwei.area.Successions;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.InvalidAreaCodeException;

/** Where the columns of an area list are, and what a line says in them. */
final class AreaColumns {
    private static final String CODE = "code";
    private static final String NAME = "name";
    private static final String PARENT = "parent";
    private static final String LEVEL = "level";
    private static final String VALID_FROM = "valid_from";
    private static final String VALID_TO = "valid_to";
    private static final String PREDECESSOR = "predecessor";
    private static final List<String> REQUIRED = List.of(CODE, NAME, PARENT, LEVEL);
    private static final List<String> OPTIONAL = List.of(VALID_FROM, VALID_TO, PREDECESSOR);
    private static final Pattern SEPARATORS = Pattern.compile(Successions.SEPARATOR);
    private static final int MAX_NAME = 200;
    private static final int MAX_CODE = 40;

    private final Map<String, Integer> positions;
    private final int count;

    private AreaColumns(Map<String, Integer> positions, int count) {
        this.positions = positions;
        this.count = count;
    }

    /** Reads the line of column names; none if it does not serve. */
    static Optional<AreaColumns> of(CsvRecord header, Findings findings) {
        Map<String, Integer> positions = new HashMap<>();
        long before = findings.total();
        for (int i = 0; i < header.getFieldCount(); i++) {
            String column = header.getField(i).strip();
            if (!REQUIRED.contains(column) && !OPTIONAL.contains(column)) {
                findings.add(
                        1,
                        column,
                        "unknown column; known are "
                                + String.join(", ", REQUIRED)
                                + " and, if there are any, "
                                + String.join(", ", OPTIONAL));
            } else if (positions.put(column, i) != null) {
                findings.add(1, column, "the column stands twice");
            }
        }
        for (String column : REQUIRED) {
            if (!positions.containsKey(column)) {
                findings.add(1, column, "the column is missing");
            }
        }
        return findings.total() > before
                ? Optional.empty()
                : Optional.of(new AreaColumns(positions, header.getFieldCount()));
    }

    /** What the line says, if it is good by itself. */
    Optional<AreaLine> read(CsvRecord line, AreaScheme scheme, Findings findings) {
        if (line.getFieldCount() != count) {
            findings.add(
                    line.getStartingLineNumber(),
                    "",
                    line.getFieldCount() + " fields where the first line has " + count);
            return Optional.empty();
        }
        return new LineReader(line, scheme, findings).read();
    }

    private final class LineReader {
        private final CsvRecord record;
        private final AreaScheme scheme;
        private final Findings findings;
        private boolean good = true;

        LineReader(CsvRecord record, AreaScheme scheme, Findings findings) {
            this.record = record;
            this.scheme = scheme;
            this.findings = findings;
        }

        Optional<AreaLine> read() {
            Optional<AreaCode> code = code(CODE);
            if (code.isEmpty() && field(CODE).isEmpty()) {
                refuse(CODE, "no code");
            }
            code.ifPresent(this::checkLevel);
            Optional<AreaCode> parent = code(PARENT);
            code.ifPresent(known -> checkParent(known, parent));
            String name = name();
            AreaLine.Validity validity = new AreaLine.Validity(date(VALID_FROM), date(VALID_TO));
            checkOrder(validity);
            Optional<String> predecessor = predecessors();
            if (!good || code.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new AreaLine(
                            record.getStartingLineNumber(),
                            code.get(),
                            name,
                            parent,
                            validity,
                            predecessor));
        }

        private String field(String column) {
            Integer position = positions.get(column);
            return position == null ? "" : record.getField(position).strip();
        }

        private void refuse(String column, String reason) {
            good = false;
            findings.add(record.getStartingLineNumber(), column, reason);
        }

        /** Several areas may have been merged into this one: their codes, with ; between them. */
        private Optional<String> predecessors() {
            String codes =
                    SEPARATORS
                            .splitAsStream(field(PREDECESSOR))
                            .flatMap(text -> code(PREDECESSOR, text.strip()).stream())
                            .map(AreaCode::text)
                            .distinct()
                            .collect(Collectors.joining(Successions.SEPARATOR));
            return Optional.of(codes).filter(text -> !text.isEmpty());
        }

        private Optional<AreaCode> code(String column) {
            return code(column, field(column));
        }

        private Optional<AreaCode> code(String column, String text) {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(scheme.code(text));
            } catch (InvalidAreaCodeException e) {
                refuse(column, e.code() + ": " + e.reason());
                return Optional.empty();
            }
        }

        private void checkLevel(AreaCode code) {
            String level = field(LEVEL);
            String fitting = code.level().name();
            if (level.isEmpty()) {
                refuse(LEVEL, "no level; that of code " + code + " is " + fitting);
            } else if (!level.equals(fitting)) {
                refuse(
                        LEVEL,
                        "level "
                                + shortened(level)
                                + " does not fit code "
                                + code
                                + ", whose level is "
                                + fitting);
            }
        }

        private void checkParent(AreaCode code, Optional<AreaCode> parent) {
            if (parent.isPresent() && !parent.equals(code.parent())) {
                refuse(
                        PARENT,
                        code.parent()
                                .map(own ->
                                        "the area above "
                                                + code
                                                + " is "
                                                + own
                                                + ", not "
                                                + parent.get())
                                .orElse("nothing is above " + code + ", leave parent empty"));
            }
        }

        private String name() {
            String name = field(NAME);
            if (name.isEmpty()) {
                refuse(NAME, "no name");
            } else if (name.length() > MAX_NAME) {
                refuse(NAME, "the name is longer than " + MAX_NAME + " characters");
            } else if (name.chars().anyMatch(Character::isISOControl)) {
                refuse(NAME, "the name has a control character in it");
            }
            return name;
        }

        private Optional<LocalDate> date(String column) {
            String text = field(column);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                refuse(column, "not a date as 2026-01-31: " + shortened(text));
                return Optional.empty();
            }
        }

        private void checkOrder(AreaLine.Validity validity) {
            if (validity.from().isPresent()
                    && validity.to().isPresent()
                    && validity.to().get().isBefore(validity.from().get())) {
                refuse(VALID_TO, "valid_to is before valid_from");
            }
        }

        private static String shortened(String text) {
            return text.length() <= MAX_CODE ? text : text.substring(0, MAX_CODE) + "…";
        }
    }
}
