package org.jingwei.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jingwei.engine.tiles.PointIndex;
import org.jingwei.engine.tiles.PointIndexBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointFolderTest {
    private static final List<Category> KINDS = List.of(new Category(0, "小学", "小学", "Primary"));
    private static final int PLACES = 20;
    private static final String NAME = "school-0123";

    @TempDir private Path temp;
    private PointFolder folder = new PointFolder(Path.of("none"));
    private Path points = Path.of("none");

    @BeforeEach
    void place() {
        points = temp.resolve("points");
        folder = new PointFolder(points);
    }

    private static PointTexts texts(int count) {
        PointTexts texts = new PointTexts();
        for (int i = 0; i < count; i++) {
            texts.add("第" + i + "小学", "S" + i);
        }
        return texts;
    }

    private static PointIndex index(int count, PointTexts texts) {
        PointIndexBuilder builder = PointIndex.builder().text(texts).mark(count);
        for (int i = 0; i < count; i++) {
            builder.add(i, 119 + i / 1000.0, 25.4, 5, 0);
        }
        return builder.build();
    }

    private PointFolder.Kept keep(int count) throws IOException {
        PointTexts texts = texts(count);
        return folder.keep(NAME, index(count, texts), texts, KINDS);
    }

    private void assertHas(int count) {
        PointFolder.Opened opened = folder.find(NAME).orElseThrow();
        assertThat(opened.index().size()).isEqualTo(count);
        assertThat(opened.index().mark()).isEqualTo(count);
        assertThat(opened.categories()).isEqualTo(KINDS);
        assertThat(opened.texts().size()).isEqualTo(count);
        assertThat(opened.texts().name(count - 1)).isEqualTo("第" + (count - 1) + "小学");
        assertThat(opened.texts().key(0)).isEqualTo("S0");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(points)) {
            return files.sorted().toList();
        }
    }

    @Test
    void hasWhatWasKeptLast() throws IOException {
        assertThat(folder.find(NAME)).isEmpty();
        keep(3);
        assertHas(3);
        keep(40);
        assertHas(40);
        assertThat(files()).as("the files before are gone").hasSize(3);
    }

    @Test
    void goesOnFromTheFileWithTextsThatCameMeanwhile() throws IOException {
        PointTexts texts = texts(10);
        PointFolder.Kept kept = folder.keep(NAME, index(10, texts), texts, KINDS);
        texts.add("后来", "later");
        texts.settle(kept.texts());
        texts.add("最后", "");

        assertThat(texts.size()).isEqualTo(12);
        assertThat(texts.name(9)).isEqualTo("第9小学");
        assertThat(texts.name(10)).isEqualTo("后来");
        assertThat(texts.key(10)).isEqualTo("later");
        assertThat(texts.name(11)).isEqualTo("最后");
        folder.keep(NAME, index(12, texts), texts, KINDS);
        assertThat(folder.find(NAME).orElseThrow().texts().key(10)).isEqualTo("later");
    }

    @Test
    void throwsAwayWhatIsDamagedInAnyPlace() throws IOException {
        for (String end : List.of(".points", ".texts", ".layer")) {
            for (int place = 0; place < PLACES; place++) {
                keep(3);
                Path file = fileWith(end);
                byte[] changed = Files.readAllBytes(file);
                changed[place * (changed.length - 1) / (PLACES - 1)] ^= 4;
                Files.write(file, changed);
                assertThat(folder.find(NAME)).as(end + " changed at " + place).isEmpty();
                assertThat(files()).as("what is damaged is removed").isEmpty();
            }
        }
    }

    private Path fileWith(String end) throws IOException {
        return files().stream()
                .filter(file -> file.toString().endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void throwsAwayFilesOfAnotherFormAndForeignOnes() throws IOException {
        Files.createDirectories(points);
        Files.writeString(points.resolve(NAME + ".layer"), "who put this here?");
        assertThat(folder.find(NAME)).isEmpty();
        keep(3);
        Files.writeString(files().getFirst(), "old ".repeat(1_000));
        assertThat(folder.find(NAME)).isEmpty();
    }

    @Test
    void keepsWhatWasThereWhenTheDiskIsFull() throws IOException {
        keep(3);
        for (String part : List.of("points", "texts")) {
            Path full = points.resolve(NAME + "-2." + part + ".part");
            Files.createSymbolicLink(full, Path.of("/dev/full"));
            assertThatThrownBy(() -> keep(40)).isInstanceOf(IOException.class);
            assertHas(3);
            assertThat(files()).as("nothing half is left").hasSize(3);
        }
    }

    @Test
    void hasTheStateBeforeWhenTheProcessEndedWhileItWrote() throws IOException {
        keep(3);
        Files.writeString(points.resolve(NAME + "-2.points"), "not forced yet");
        Files.writeString(points.resolve(NAME + "-2.texts.part"), "half");
        Files.writeString(points.resolve(NAME + ".layer.part"), "half");

        assertHas(3);
        keep(5);
        assertHas(5);
        assertThat(files()).hasSize(3);
    }

    @Test
    void removesWhatNoLayerUses() throws IOException {
        keep(3);
        PointTexts texts = texts(2);
        folder.keep("event-77", index(2, texts), texts, List.of());
        Files.writeString(points.resolve("event-77-9.points.part"), "half");
        folder.keepOnly(Set.of(NAME));

        assertHas(3);
        assertThat(files()).hasSize(3);
    }
}
