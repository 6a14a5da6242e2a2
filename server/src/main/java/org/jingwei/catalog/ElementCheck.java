package org.jingwei.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jingwei.catalog.DatasetDefinition.OfCode;
import org.jingwei.catalog.DatasetDefinition.OfElement;
import org.jspecify.annotations.Nullable;

/** Reads the elements of a definition. */
final class ElementCheck {
    private static final int MAX_ELEMENTS = 200;
    private static final int MAX_CODES = 1000;
    private static final int MAX_TEXT = 200;

    /** Names that mean something else where an element may be named. */
    private static final Set<String> RESERVED = Set.of("children", "month");

    private static final Pattern NAME = Pattern.compile("(?!.*_$)[a-z][a-z0-9_]{0,62}");
    private static final String NAME_FORM =
            "a small letter, then at most 62 small letters, digits or _, not ending with _";

    private final Mistakes mistakes;

    ElementCheck(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    List<Element> check(@Nullable List<@Nullable OfElement> definitions) {
        if (definitions == null || definitions.isEmpty()) {
            mistakes.note("elements", "at least one is needed");
            return List.of();
        }
        if (definitions.size() > MAX_ELEMENTS) {
            mistakes.note(
                    "elements",
                    "at most " + MAX_ELEMENTS + " are allowed, found " + definitions.size());
            return List.of();
        }
        List<Element> elements = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int i = 0; i < definitions.size(); i++) {
            OfElement definition = definitions.get(i);
            String path = "elements[" + i + "]";
            if (definition == null) {
                mistakes.note(path, "is missing");
                continue;
            }
            Element element = check(path, definition);
            elements.add(element);
            requireUnique(path, element, used);
        }
        return elements;
    }

    /** A file's header names an element by name or label, so neither may name two elements. */
    private void requireUnique(String path, Element element, Set<String> used) {
        if (!used.add(element.name())) {
            mistakes.note(path + ".name", "\"" + element.name() + "\" names an element before it");
        }
        if (!element.label().equals(element.name()) && !used.add(element.label())) {
            mistakes.note(
                    path + ".label", "\"" + element.label() + "\" names an element before it");
        }
    }

    private Element check(String path, OfElement definition) {
        String name = mistakes.matching(path + ".name", definition.name(), NAME, NAME_FORM);
        if (RESERVED.contains(name)) {
            mistakes.note(path + ".name", "\"" + name + "\" is reserved");
        }
        String label = mistakes.required(path + ".label", definition.label(), MAX_TEXT);
        ElementType type =
                mistakes.requiredChoice(path + ".type", definition.type(), ElementType.TEXT);
        Optional<Rule> rule = mistakes.choice(path + ".rule", definition.rule(), Rule.class);
        Optional<Mask> mask = mistakes.choice(path + ".mask", definition.mask(), Mask.class);
        List<Element.Code> codes = codes(path + ".codes", definition.codes());
        if (type != ElementType.TEXT && (rule.isPresent() || mask.isPresent())) {
            mistakes.note(path + ".type", "must be TEXT for an element with a rule or a mask");
        }
        if (type != ElementType.TEXT && type != ElementType.INTEGER && !codes.isEmpty()) {
            mistakes.note(path + ".type", "must be TEXT or INTEGER for an element with codes");
        }
        ElementBounds bounds = ElementBounds.check(mistakes, path, definition, type);
        return new Element(
                name,
                label,
                mistakes.optional(path + ".labelEn", definition.labelEn(), MAX_TEXT).orElse(label),
                type,
                Boolean.TRUE.equals(definition.required()),
                rule,
                mistakes.optional(path + ".unit", definition.unit(), MAX_TEXT),
                codes,
                mask,
                bounds.min(),
                bounds.max(),
                bounds.pattern(),
                Boolean.TRUE.equals(definition.warn()));
    }

    private List<Element.Code> codes(String path, @Nullable List<@Nullable OfCode> definitions) {
        if (definitions == null) {
            return List.of();
        }
        if (definitions.size() > MAX_CODES) {
            mistakes.note(path, "at most " + MAX_CODES + " are allowed");
            return List.of();
        }
        List<Element.Code> codes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < definitions.size(); i++) {
            OfCode definition = definitions.get(i);
            String at = path + "[" + i + "]";
            if (definition == null) {
                mistakes.note(at, "is missing");
                continue;
            }
            String code = mistakes.required(at + ".code", definition.code(), MAX_TEXT);
            if (!seen.add(code)) {
                mistakes.note(at + ".code", "\"" + code + "\" is in the list before");
            }
            String label =
                    mistakes.optional(at + ".label", definition.label(), MAX_TEXT).orElse(code);
            codes.add(
                    new Element.Code(
                            code,
                            label,
                            mistakes.optional(at + ".labelEn", definition.labelEn(), MAX_TEXT)
                                    .orElse(label)));
        }
        return codes;
    }
}
