package org.jingwei.map.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Divides numbers into classes.
 *
 * <p>Natural breaks are Fisher's optimal grouping (1958), which Jenks brought to maps: of all ways
 * to cut the sorted values into k groups the one with the least sum of squared deviations from the
 * groups' means. It is found by dynamic programming over the different values with their weights.
 * The best last cut moves up with the number of values, so each of the k rows is filled by divide
 * and conquer, as in Ckmeans.1d.dp (Wang and Song 2011): O(k · n · log n) time, O(k · n) memory. Of
 * more than {@link #MOST_DIFFERENT} different values, equal steps of rank stand for the rest.
 *
 * <p>With fewer different values than classes asked for, there are as many classes as values.
 */
public final class ClassBreaks {
    /** As many different values are looked at. */
    static final int MOST_DIFFERENT = 20_000;

    /** The least and the most classes there can be. */
    public static final int LEAST = 2;

    /** The most classes that can be told apart. */
    public static final int MOST = 12;

    private final double[] sorted;

    private ClassBreaks(double[] sorted) {
        this.sorted = sorted;
    }

    /** Of these numbers, in any order; what is not finite is left out. */
    public static ClassBreaks of(double[] numbers) {
        double[] sorted = Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
        return new ClassBreaks(sorted);
    }

    /** How many numbers there are. */
    public int size() {
        return sorted.length;
    }

    /**
     * The limits of so many classes: the least value, the greatest of each class but the last, the
     * greatest of all. Empty without numbers.
     */
    public List<Double> limits(BreakMethod method, int classes) {
        if (sorted.length == 0) {
            return List.of();
        }
        if (sorted[0] == sorted[sorted.length - 1]) {
            return List.of(sorted[0], sorted[0]);
        }
        double[] inner =
                switch (method) {
                    case QUANTILE -> quantiles(classes);
                    case EQUAL -> equal(classes);
                    case NATURAL_BREAKS -> natural(classes);
                };
        List<Double> limits = new ArrayList<>();
        limits.add(sorted[0]);
        for (double limit : inner) {
            boolean empty = limits.size() > 1 && limit <= limits.getLast();
            if (!empty && limit < sorted[sorted.length - 1]) {
                limits.add(limit);
            }
        }
        limits.add(sorted[sorted.length - 1]);
        return List.copyOf(limits);
    }

    private double[] quantiles(int classes) {
        double[] inner = new double[classes - 1];
        for (int i = 1; i < classes; i++) {
            int rank = (int) Math.ceil((double) i * sorted.length / classes);
            inner[i - 1] = sorted[Math.max(rank, 1) - 1];
        }
        return inner;
    }

    private double[] equal(int classes) {
        double least = sorted[0];
        double span = sorted[sorted.length - 1] - least;
        double[] inner = new double[classes - 1];
        for (int i = 1; i < classes; i++) {
            inner[i - 1] = least + span * i / classes;
        }
        return inner;
    }

    private double[] natural(int classes) {
        return Grouping.of(sorted).cuts(classes);
    }

    /** How many of the numbers are in each class of these limits. */
    public List<Long> counts(List<Double> limits) {
        long[] counts = new long[Math.max(0, limits.size() - 1)];
        for (double number : sorted) {
            counts[classOf(limits, number)]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    /**
     * The class of a number, from 0: a class ends with its limit. What lies below the first limit
     * is in the first class, what lies above the last in the last.
     */
    public static int classOf(List<Double> limits, double number) {
        int last = limits.size() - 2;
        int at = 0;
        while (at < last && number > limits.get(at + 1)) {
            at++;
        }
        return at;
    }

    /** Fisher's grouping of weighted values. */
    @SuppressWarnings("ArrayRecordComponent") // lives for one answer
    private record Grouping(double[] values, double[] weights, double[] sums, double[] squares) {
        static Grouping of(double[] sorted) {
            double[] values = Arrays.stream(sorted).distinct().toArray();
            double[] weights = new double[values.length];
            int at = 0;
            for (double number : sorted) {
                at += number == values[at] ? 0 : 1;
                weights[at]++;
            }
            return summed(thinned(values, weights));
        }

        private static double[][] thinned(double[] values, double[] weights) {
            if (values.length <= MOST_DIFFERENT) {
                return new double[][] {values, weights};
            }
            double[] some = new double[MOST_DIFFERENT];
            double[] theirs = new double[MOST_DIFFERENT];
            for (int i = 0; i < values.length; i++) {
                int to = (int) ((long) i * MOST_DIFFERENT / values.length);
                some[to] = values[i];
                theirs[to] += weights[i];
            }
            return new double[][] {some, theirs};
        }

        private static Grouping summed(double[][] weighted) {
            int size = weighted[0].length;
            double[] weights = new double[size + 1];
            double[] sums = new double[size + 1];
            double[] squares = new double[size + 1];
            // Deviations do not depend on where zero is; near the middle they lose no digits.
            double middle = weighted[0][size / 2];
            for (int i = 0; i < size; i++) {
                double value = weighted[0][i] - middle;
                double weight = weighted[1][i];
                weights[i + 1] = weights[i] + weight;
                sums[i + 1] = sums[i] + weight * value;
                squares[i + 1] = squares[i] + weight * value * value;
            }
            return new Grouping(weighted[0], weights, sums, squares);
        }

        /** The sum of squared deviations of values {@code from} to {@code to}, exclusive. */
        private double deviation(int from, int to) {
            double weight = weights[to] - weights[from];
            double sum = sums[to] - sums[from];
            return Math.max(0, squares[to] - squares[from] - sum * sum / weight);
        }

        double[] cuts(int wanted) {
            int size = values.length;
            int groups = Math.min(wanted, size);
            double[] best = new double[size + 1];
            for (int to = 1; to <= size; to++) {
                best[to] = deviation(0, to);
            }
            int[][] starts = new int[groups][size + 1];
            for (int group = 1; group < groups; group++) {
                double[] next = new double[size + 1];
                Arrays.fill(next, Double.POSITIVE_INFINITY);
                fill(new Row(best, next, starts[group]), new int[] {group + 1, size, group, size});
                best = next;
            }
            double[] cuts = new double[groups - 1];
            int end = size;
            for (int group = groups - 1; group > 0; group--) {
                end = starts[group][end];
                cuts[group - 1] = values[end - 1];
            }
            return cuts;
        }

        @SuppressWarnings("ArrayRecordComponent") // lives for one filling
        private record Row(double[] before, double[] next, int[] starts) {}

        /** Fills {@code from..to}, whose best starts lie in {@code least..most}. */
        private void fill(Row row, int[] bounds) {
            int from = bounds[0];
            int to = bounds[1];
            if (from > to) {
                return;
            }
            int middle = (from + to) >>> 1;
            int best = bounds[2];
            for (int start = bounds[2]; start <= Math.min(bounds[3], middle - 1); start++) {
                double cost = row.before()[start] + deviation(start, middle);
                if (cost < row.next()[middle]) {
                    row.next()[middle] = cost;
                    best = start;
                }
            }
            row.starts()[middle] = best;
            fill(row, new int[] {from, middle - 1, bounds[2], best});
            fill(row, new int[] {middle + 1, to, best, bounds[3]});
        }
    }
}
