package org.jingwei.demo.city.record;

import java.util.ArrayList;
import java.util.List;

/** One entry of a code list. */
public record Code(String code, String label, String labelEn) {

    /** A list of entries from triples of code, Chinese label, English label. */
    static List<Code> list(String... triples) {
        List<Code> codes = new ArrayList<>(triples.length / 3);
        for (int i = 0; i < triples.length; i += 3) {
            codes.add(new Code(triples[i], triples[i + 1], triples[i + 2]));
        }
        return List.copyOf(codes);
    }
}
