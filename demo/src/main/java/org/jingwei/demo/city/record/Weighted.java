package org.jingwei.demo.city.record;

import java.util.List;
import java.util.SplittableRandom;

/** A choice among values that do not come up equally often. */
final class Weighted {

    private final List<String> values;
    private final double[] upTo;

    private Weighted(List<String> values, double[] upTo) {
        this.values = values;
        this.upTo = upTo;
    }

    /** The weights stand in the order of the codes. */
    static Weighted of(List<Code> codes, double... weights) {
        return of(codes.stream().map(Code::code).toArray(String[]::new), weights);
    }

    static Weighted of(String[] values, double... weights) {
        if (values.length != weights.length) {
            throw new IllegalArgumentException(
                    "%d values but %d weights".formatted(values.length, weights.length));
        }
        double[] upTo = weights.clone();
        for (int i = 1; i < upTo.length; i++) {
            upTo[i] += upTo[i - 1];
        }
        return new Weighted(List.of(values), upTo);
    }

    String pick(SplittableRandom random) {
        double at = random.nextDouble(upTo[upTo.length - 1]);
        int i = 0;
        while (upTo[i] <= at) {
            i++;
        }
        return values.get(i);
    }
}
