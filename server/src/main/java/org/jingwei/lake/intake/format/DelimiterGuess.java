package org.jingwei.lake.intake.format;

/**
 * Tells what separates the values of a file: what stands in each of its first lines equally often,
 * outside of quotes.
 */
final class DelimiterGuess {
    private static final String CANDIDATES = ",;\t|";
    private static final int LINES = 50;

    private DelimiterGuess() {}

    static FileGuess.Sure<Character> of(String text) {
        char best = ',';
        double most = 0;
        for (int i = 0; i < CANDIDATES.length(); i++) {
            double score = score(text, CANDIDATES.charAt(i));
            if (score > most) {
                most = score;
                best = CANDIDATES.charAt(i);
            }
        }
        return new FileGuess.Sure<>(best, Math.min(most, 1));
    }

    /** The share of lines that have as many as the first one, a little more for more of them. */
    private static double score(String text, char delimiter) {
        int first = -1;
        int lines = 0;
        int same = 0;
        int count = 0;
        boolean quoted = false;
        boolean complete = false;
        for (int i = 0; i < text.length() && lines < LINES; i++) {
            char character = text.charAt(i);
            quoted ^= character == '"';
            count += !quoted && character == delimiter ? 1 : 0;
            if (character == '\n' && !quoted) {
                first = first < 0 ? count : first;
                same += count == first ? 1 : 0;
                lines++;
                count = 0;
                complete = true;
            }
        }
        if (!complete) {
            return count > 0 ? 0.5 + Math.min(count, 100) / 1000.0 : 0;
        }
        return first <= 0 ? 0 : (double) same / lines * (1 + Math.min(first, 100) / 1000.0);
    }
}
