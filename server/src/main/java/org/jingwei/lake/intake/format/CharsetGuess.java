package org.jingwei.lake.intake.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jingwei.lake.FileCharset;

/**
 * Tells encodings apart. A byte order mark decides; zeros in every other byte mean UTF-16; Chinese
 * in GB 18030 is nearly never valid UTF-8, so of the two that one wins with fewer bad characters
 * for its good ones. A file in both gets the one that most of it is in, and its other lines are
 * refused as such.
 */
final class CharsetGuess {
    private static final double SURE = 0.99;
    private static final double ZEROS = 0.2;

    private CharsetGuess() {}

    static FileGuess.Sure<FileCharset> of(Samples samples) {
        byte[] head = samples.head();
        for (FileCharset charset : FileCharset.values()) {
            if (charset.marks(head)) {
                return new FileGuess.Sure<>(charset, 1);
            }
        }
        double even = zeros(head, 0);
        double odd = zeros(head, 1);
        if (Math.max(even, odd) > ZEROS && Math.min(even, odd) < ZEROS / 4) {
            return new FileGuess.Sure<>(
                    odd > even ? FileCharset.UTF_16LE : FileCharset.UTF_16BE, 0.95);
        }
        Count utf8 = count(samples, StandardCharsets.UTF_8);
        if (utf8.bad == 0) {
            return new FileGuess.Sure<>(FileCharset.UTF_8, utf8.good == 0 ? 0.9 : SURE);
        }
        Count gb = count(samples, Charset.forName("GB18030"));
        double utf8Share = utf8.share();
        double gbShare = gb.share();
        return utf8Share > 0.5 && utf8Share >= gbShare * 0.5
                ? new FileGuess.Sure<>(FileCharset.UTF_8, Math.min(0.8, utf8Share))
                : new FileGuess.Sure<>(
                        FileCharset.GB18030,
                        Math.min(0.95, Math.min(gbShare, shareOfLinesBroken(samples))));
    }

    /**
     * Of the lines with characters beyond ASCII, how many are no UTF-8: nearly all of a file in GB
     * 18030, and some of one in both.
     */
    private static double shareOfLinesBroken(Samples samples) {
        long broken = 0;
        long lines = 0;
        for (byte[] piece : samples.wholeLines()) {
            for (String line : new String(piece, StandardCharsets.UTF_8).split("\n", -1)) {
                broken += line.indexOf('\uFFFD') >= 0 ? 1 : 0;
                lines += line.chars().anyMatch(character -> character > 0x7f) ? 1 : 0;
            }
        }
        return lines == 0 ? 1 : (double) broken / lines;
    }

    private static double zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int i = from; i < bytes.length; i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return bytes.length < 2 ? 0 : zeros * 2.0 / bytes.length;
    }

    /** How many characters beyond ASCII came out, and how many broken ones. */
    private record Count(long good, long bad) {
        double share() {
            return good + bad == 0 ? 0 : (double) good / (good + bad);
        }
    }

    private static Count count(Samples samples, Charset charset) {
        long good = 0;
        long bad = 0;
        for (byte[] piece : samples.wholeLines()) {
            String text = new String(piece, charset);
            for (int i = 0; i < text.length(); i++) {
                char character = text.charAt(i);
                bad += character == '\uFFFD' ? 1 : 0;
                good += character > 0x7f && character != '\uFFFD' ? 1 : 0;
            }
        }
        return new Count(good, bad);
    }
}
