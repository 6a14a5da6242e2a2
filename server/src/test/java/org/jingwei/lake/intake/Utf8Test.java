package org.jingwei.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told from bytes is what the decoded text would tell. */
class Utf8Test {
    private static final List<String> BLANKS =
            List.of(" ", "\t", "\u3000", "\u2003", "\u1680", "\u2028", "\u205F");
    private static final List<String> TEXTS =
            List.of("a", "中", "\u00A0", "\u2007", "\u00E9", "\uD83D\uDE00", "b c", "\u3001");

    private static boolean isText(byte[] bytes) {
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .chars()
                    .noneMatch(character -> character == '\uFFFD');
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void brokenBytesAreFoundWherever() {
        Random random = new Random(3);
        int good = 0;
        for (int i = 0; i < 300_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(4)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) (random.nextInt(4) == 0 ? 'a' : 0x80 | random.nextInt(0x80));
            }
            @Nullable Fault fault = CellCharacters.fault(bytes, 0, bytes.length);
            assertThat(fault == null)
                    .as(ByteBuffer.wrap(bytes).toString())
                    .isEqualTo(isText(bytes));
            good += fault == null ? 1 : 0;
        }
        assertThat(good).isGreaterThan(1000);
    }

    @Test
    void everyCharacterIsText() {
        for (int point = ' '; point <= Character.MAX_CODE_POINT; point++) {
            if (point != '\uFFFD' && (point < 0xD800 || point > 0xDFFF)) {
                byte[] bytes = Character.toString(point).getBytes(UTF_8);
                assertThat(Utf8.length(bytes, 0, bytes.length)).isEqualTo(bytes.length);
                assertThat(CellCharacters.fault(bytes, 0, bytes.length)).isNull();
            }
        }
    }

    @Test
    void blanksGoFromBothEndsAndNowhereElse() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(6); j > 0; j--) {
                List<String> pieces = random.nextBoolean() ? BLANKS : TEXTS;
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            byte[] bytes = text.toString().getBytes(UTF_8);
            int from = Utf8.withoutBlanksBefore(bytes, 0, bytes.length);
            int to = Utf8.withoutBlanksBehind(bytes, from, bytes.length);
            assertThat(new String(bytes, from, to - from, UTF_8))
                    .isEqualTo(text.toString().strip());
        }
    }
}
