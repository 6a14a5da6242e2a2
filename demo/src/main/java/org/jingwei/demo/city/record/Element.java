package org.jingwei.demo.city.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One element of a dataset, in the words of the platform's dataset definition. */
public record Element(
        String name,
        String label,
        String labelEn,
        String type,
        boolean required,
        Optional<String> rule,
        Optional<String> unit,
        List<Code> codes,
        Optional<String> mask) {

    static Element of(String type, String name, String label, String labelEn) {
        return new Element(
                name,
                label,
                labelEn,
                type,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    static Element text(String name, String label, String labelEn) {
        return of("TEXT", name, label, labelEn);
    }

    static Element coded(String name, String label, String labelEn, List<Code> codes) {
        Element text = text(name, label, labelEn);
        return new Element(
                name, label, labelEn, text.type, false, text.rule, text.unit, codes, text.mask);
    }

    static Element integer(String name, String label, String labelEn) {
        return of("INTEGER", name, label, labelEn);
    }

    static Element decimal(String name, String label, String labelEn) {
        return of("DECIMAL", name, label, labelEn);
    }

    static Element date(String name, String label, String labelEn) {
        return of("DATE", name, label, labelEn);
    }

    static Element bool(String name, String label, String labelEn) {
        return of("BOOLEAN", name, label, labelEn);
    }

    /** The code of the village a record belongs to. */
    static Element village() {
        return text("area_code", "所属村居", "Village").withRule("AREA_CODE").mandatory();
    }

    static Element longitude() {
        return of("DOUBLE", "lon", "经度", "Longitude");
    }

    static Element latitude() {
        return of("DOUBLE", "lat", "纬度", "Latitude");
    }

    static Element updatedOn() {
        return date("updated_on", "更新日期", "Updated on").mandatory();
    }

    /** A telephone number that nobody has. */
    static Element phone() {
        return text("phone", "联系电话(虚构)", "Telephone (made up)").withMask("PHONE");
    }

    Element mandatory() {
        return new Element(name, label, labelEn, type, true, rule, unit, codes, mask);
    }

    Element withRule(String checkedBy) {
        return new Element(
                name, label, labelEn, type, required, Optional.of(checkedBy), unit, codes, mask);
    }

    Element withUnit(String measure) {
        return new Element(
                name, label, labelEn, type, required, rule, Optional.of(measure), codes, mask);
    }

    Element withMask(String kind) {
        return new Element(
                name, label, labelEn, type, required, rule, unit, codes, Optional.of(kind));
    }

    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("label", label);
        json.put("labelEn", labelEn);
        json.put("type", type);
        json.put("required", required);
        json.put("rule", rule.orElse(null));
        json.put("unit", unit.orElse(null));
        json.put("codes", codes.isEmpty() ? null : codes);
        json.put("mask", mask.orElse(null));
        return json;
    }
}
