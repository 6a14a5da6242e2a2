package org.jingwei.lake.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.InvalidValueException;
import org.jingwei.catalog.Rule;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one element: strips, checks, converts. */
final class ElementReader {
    private static final int MAX_CHARACTERS = 1 << 16;

    private final Element element;
    private final AreaScheme scheme;
    private final Map<String, String> codes = new HashMap<>();

    ElementReader(Element element, AreaScheme scheme) {
        this.element = element;
        this.scheme = scheme;
        element.codes().forEach(entry -> codes.putIfAbsent(entry.label(), entry.code()));
        element.codes().forEach(entry -> codes.put(entry.code(), entry.code()));
    }

    Element element() {
        return element;
    }

    /** The value of a cell; null when it is empty. */
    @Nullable Object read(String cell) throws Fault {
        String text = cell.strip();
        if (text.isEmpty()) {
            if (element.required()) {
                throw new Fault(Fault.REQUIRED, "a value is required");
            }
            return null;
        }
        checkCharacters(text);
        String value = codes.isEmpty() ? text : code(text);
        checkRule(value);
        return parse(value);
    }

    private static void checkCharacters(String text) throws Fault {
        if (text.length() > MAX_CHARACTERS) {
            throw new Fault("LENGTH", "longer than " + MAX_CHARACTERS + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\uFFFD') {
                throw new Fault("ENCODING", "has bytes that are no text of the file's charset");
            }
            if (character < ' ' && character != '\n' && character != '\r' && character != '\t') {
                throw new Fault("CONTROL_CHARACTER", "has a control character");
            }
        }
    }

    /** Departments write a list's labels as often as its codes. */
    private String code(String text) throws Fault {
        String code = codes.get(text);
        if (code == null) {
            throw new Fault("CODE", "not in the list of " + element.codes().size() + " codes");
        }
        return code;
    }

    private void checkRule(String value) throws Fault {
        Optional<Rule> rule = element.rule();
        if (rule.isEmpty()) {
            return;
        }
        Optional<String> refusal = rule.get().refusal(value);
        if (refusal.isPresent()) {
            throw new Fault(rule.get().name(), refusal.get());
        }
        if (rule.get() == Rule.AREA_CODE) {
            area(value);
        }
    }

    /** The stored code that a text names in this place's scheme. */
    long area(String text) throws Fault {
        try {
            return scheme.code(text).value();
        } catch (InvalidAreaCodeException e) {
            throw new Fault(Rule.AREA_CODE.name(), e.reason());
        }
    }

    private Object parse(String text) throws Fault {
        try {
            return element.type().parse(text);
        } catch (InvalidValueException e) {
            throw new Fault(Fault.TYPE, String.valueOf(e.getMessage()));
        }
    }

    /** A refused cell as it may be shown. */
    Optional<String> shown(String cell) {
        String text = cell.strip();
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(element.mask().map(mask -> mask.applyTo(text)).orElse(text));
    }
}
