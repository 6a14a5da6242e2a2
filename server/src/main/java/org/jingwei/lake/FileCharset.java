package org.jingwei.lake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The encodings a file may come in. GBK and GB 2312 are read as GB 18030, which contains them. A
 * byte order mark says more than a declaration, and is not part of the text.
 */
public enum FileCharset {
    UTF_8(StandardCharsets.UTF_8, "\u00EF\u00BB\u00BF"),
    GB18030(Charset.forName("GB18030"), "\u00841\u00953"),
    UTF_16LE(StandardCharsets.UTF_16LE, "\u00FF\u00FE"),
    UTF_16BE(StandardCharsets.UTF_16BE, "\u00FE\u00FF");

    private static final int LONGEST_MARK = 4;

    private final Charset charset;

    /** The bytes of the mark, each as the character of its number. */
    private final String mark;

    FileCharset(Charset charset, String mark) {
        this.charset = charset;
        this.mark = mark;
    }

    /** The encoding of that name, if it is one we read. */
    public static Optional<FileCharset> named(String name) {
        return switch (name.strip().toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8", "US-ASCII", "ASCII" -> Optional.of(UTF_8);
            case "GB18030", "GB-18030", "GBK", "GB2312", "CP936" -> Optional.of(GB18030);
            case "UTF-16", "UTF-16BE" -> Optional.of(UTF_16BE);
            case "UTF-16LE" -> Optional.of(UTF_16LE);
            default -> Optional.empty();
        };
    }

    /** The text of a stream; bytes that are no text of the encoding become U+FFFD. */
    public Reader reader(InputStream stream) throws IOException {
        BufferedInputStream text = new BufferedInputStream(stream, 1 << 16);
        FileCharset actual = passMark(text);
        return new InputStreamReader(text, actual.charset);
    }

    /**
     * The text of a stream in UTF-8, without a mark. What is UTF-8 already comes as it is, right or
     * wrong; of other encodings, bytes that are no text become U+FFFD.
     */
    public InputStream utf8(InputStream stream) throws IOException {
        BufferedInputStream text = new BufferedInputStream(stream, 1 << 16);
        FileCharset actual = passMark(text);
        return actual == UTF_8
                ? text
                : new RecodedInput(new InputStreamReader(text, actual.charset));
    }

    /** The encoding that a mark says, which is passed over, or this one. */
    private FileCharset passMark(BufferedInputStream text) throws IOException {
        text.mark(LONGEST_MARK);
        String start = new String(text.readNBytes(LONGEST_MARK), StandardCharsets.ISO_8859_1);
        text.reset();
        FileCharset actual =
                Arrays.stream(values())
                        .filter(candidate -> start.startsWith(candidate.mark))
                        .findFirst()
                        .orElse(this);
        if (start.startsWith(actual.mark)) {
            text.skipNBytes(actual.mark.length());
        }
        return actual;
    }

    /** Whether bytes begin with this encoding's byte order mark. */
    public boolean marks(byte[] bytes) {
        if (bytes.length < mark.length()) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if ((bytes[i] & 0xff) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
