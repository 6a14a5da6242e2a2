package org.jingwei.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jingwei.settings.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents point to is there. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");

    private static List<String> brokenLinks(Path document) throws IOException {
        Matcher links = LINK.matcher(Files.readString(document));
        return links.results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains("://"))
                .filter(target -> !Files.exists(document.resolveSibling(target)))
                .map(target -> document.getFileName() + ": " + target)
                .toList();
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        try (Stream<Path> files = Files.list(ROOT)) {
            for (Path document : files.filter(file -> file.toString().endsWith(".md")).toList()) {
                assertThat(brokenLinks(document)).isEmpty();
            }
        }
    }

    @Test
    void aBrokenLinkIsFound(@TempDir Path folder) throws IOException {
        Path document =
                Files.writeString(
                        folder.resolve("A.md"),
                        "see [it](nowhere/It.java) and [web](https://x.org)");

        assertThat(brokenLinks(document)).containsExactly("A.md: nowhere/It.java");
    }

    @Test
    void everySettingSaysWhatItIsFor() {
        for (Setting setting : Setting.values()) {
            assertThat(setting.purpose()).isNotBlank();
            assertThat(setting.variable()).startsWith("JINGWEI_");
        }
    }
}
