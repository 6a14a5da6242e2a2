package org.jingwei.lake.intake.format;

/**
 * Tells what separates the values of a file: what stands in each of its first lines equally often,
 * outside of quotes. Where the header has one candidate alone it is nearly certain, however ragged
 * the lines are; where it has none, the file has one column.
 */
final class DelimiterGuess {
    private static final String CANDIDATES = ",;\t|";
    private static final int LINES = 50;
    private static final double ONLY_ONE = 0.9;

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
        double least = inHeader(text) <= 1 ? ONLY_ONE : 0;
        return new FileGuess.Sure<>(best, Math.clamp(most, least, 1));
    }

    /** How many candidates stand in the first line outside of quotes. */
    private static long inHeader(String text) {
        boolean quoted = false;
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
            char character = text.charAt(i);
            quoted ^= character == '"';
            if (!quoted && CANDIDATES.indexOf(character) >= 0) {
                found.append(character);
            }
        }
        return found.chars().distinct().count();
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
