package org.jingwei.engine.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.BiConsumer;

/** A table shipped with the module: lines of a word, a space and the characters it stands for. */
final class CharacterTable {
    private CharacterTable() {}

    /** Hands over each word with each of its characters. */
    static void read(String file, BiConsumer<String, Character> receiver) {
        try (InputStream stream =
                        Objects.requireNonNull(CharacterTable.class.getResourceAsStream(file));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int space = line.indexOf(' ');
                if (!line.startsWith("#")) {
                    for (int i = space + 1; i < line.length(); i++) {
                        receiver.accept(line.substring(0, space), line.charAt(i));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
