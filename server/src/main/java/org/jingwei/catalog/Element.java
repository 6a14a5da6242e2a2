package org.jingwei.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;

/**
 * One data element of a dataset: a column of what its owner sends.
 *
 * @param name what the API and the lake call it
 * @param label what it is called in Chinese; a file's header may use it too
 * @param required whether a row without it is refused
 * @param rule the rule of form its values must keep
 * @param codes the closed list of its values; empty when any value will do
 * @param mask how it is shown to a reader without a purpose
 * @param min the least value, as it is written in a file
 * @param max the greatest value, as it is written in a file
 * @param pattern what the whole of a text must look like, in RE2's syntax
 * @param warn whether rule, bounds and pattern only warn; type, code list and being required refuse
 *     all the same
 */
public record Element(
        String name,
        String label,
        String labelEn,
        ElementType type,
        boolean required,
        Optional<Rule> rule,
        Optional<String> unit,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
                List<Code> codes,
        Optional<Mask> mask,
        Optional<String> min,
        Optional<String> max,
        Optional<String> pattern,
        boolean warn) {

    /** One value of a closed list. */
    public record Code(String code, String label, String labelEn) {}

    public Element {
        codes = List.copyOf(codes);
    }

    /** The entry of the closed list with this code. */
    public Optional<Code> findCode(String code) {
        return codes.stream().filter(entry -> entry.code().equals(code)).findFirst();
    }

    /** Whether a reader without a purpose sees it masked. */
    @JsonIgnore
    public boolean isMasked() {
        return mask.isPresent();
    }
}
