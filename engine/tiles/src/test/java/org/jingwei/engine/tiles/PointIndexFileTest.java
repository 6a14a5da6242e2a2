package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.geo.TileId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointIndexFileTest {

    @TempDir Path folder;

    private final AtomicInteger built = new AtomicInteger();
    private Path file = Path.of("");
    private PointIndexFile index = new PointIndexFile(file);

    @BeforeEach
    void place() {
        file = folder.resolve("school.points");
        index = new PointIndexFile(file);
    }

    private PointIndex three(long mark) {
        built.incrementAndGet();
        return PointIndex.builder()
                .mark(mark)
                .add(1, 119.0, 25.4, 5, 0)
                .add(2, 119.1, 25.4, 5, 1)
                .add(3, 119.2, 25.4, 6, 1)
                .build();
    }

    private PointIndex openOrBuild(long mark) throws IOException {
        return index.openOrBuild(mark, FeatureText.NONE, () -> three(mark));
    }

    private static void requireThree(PointIndex opened) {
        TileId world = new TileId(0, 0, 0);
        assertThat(DecodedTile.of(opened.tile("school", world, AreaRanges.ALL)).features())
                .extracting(DecodedTile.Feature::id)
                .containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void isBuiltOnceAndOpenedAfterwards() throws IOException {
        requireThree(openOrBuild(7));
        requireThree(openOrBuild(7));

        assertThat(built).hasValue(1);
        assertThat(index.open(FeatureText.NONE).mark()).isEqualTo(7);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void isBuiltAnewWhenItsSourceMovedOn() throws IOException {
        openOrBuild(7);

        assertThat(openOrBuild(8).mark()).isEqualTo(8);
        assertThat(built).hasValue(2);
    }

    @Test
    void refusesAFileOfWhichAnyBitChanged() throws IOException {
        openOrBuild(7);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << (at % 8));
            Files.write(file, changed);
            assertThatThrownBy(() -> index.open(FeatureText.NONE))
                    .isInstanceOf(UnusableFileException.class)
                    .hasMessageContaining("built anew");
        }
    }

    /** A file from before whole tiles were in it says version 2 and has a shorter header. */
    @Test
    void buildsAnewInThePlaceOfAFileOfAnotherVersion() throws IOException {
        openOrBuild(7);
        byte[] old = Files.readAllBytes(file);
        old[Long.BYTES] = 2;
        Files.write(file, old);

        assertThatThrownBy(() -> index.open(FeatureText.NONE))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("has version 2 and not 3");
        requireThree(openOrBuild(7));
        assertThat(built).hasValue(2);
    }

    @Test
    void hasTheTextsThatItWasWrittenWith() throws IOException {
        index.write(
                PointIndex.builder()
                        .text(Crowd.TEXTS)
                        .add(1, 119.0, 25.4, 5, 0)
                        .add(2, 119.0, 25.4, 6, 0)
                        .add(-3, 119.0, 25.4, 5, 0)
                        .build());

        PointIndex opened = index.open(FeatureText.NONE);

        AreaRanges five = AreaRanges.of(new AreaRange(5, 5));
        TileId tile = TileId.at(16, new LonLat(119.0, 25.4));
        byte[] bytes = opened.tile("school", tile, five);
        assertThat(DecodedTile.of(bytes).features())
                .extracting(feature ->
                        feature.properties().get("ref")
                                + " "
                                + feature.properties().get("name")
                                + " "
                                + feature.properties().get("key"))
                .containsExactlyInAnyOrder("1 null null", "-3 点2 key-2");
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .as("nothing of a point that is not the scope's")
                .doesNotContain(Crowd.TEXTS.name(1));
    }

    @Test
    void refusesAFileThatWasCutShort() throws IOException {
        openOrBuild(7);
        byte[] whole = Files.readAllBytes(file);
        for (int length : List.of(0, 8, 100, whole.length / 2, whole.length - 1)) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> index.open(FeatureText.NONE))
                    .isInstanceOf(UnusableFileException.class);
        }
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length + 8));
        assertThatThrownBy(() -> index.open(FeatureText.NONE)).hasMessageContaining("bytes");
    }

    @Test
    void buildsInThePlaceOfAForeignFile() throws IOException {
        Files.writeString(file, "who put this here? ".repeat(1000));

        requireThree(openOrBuild(7));

        assertThat(built).hasValue(1);
        requireThree(index.open(FeatureText.NONE));
    }

    @Test
    void changesAreMergedBeforeTheyAreWritten() throws IOException {
        LivePointIndex live = new LivePointIndex(openOrBuild(7));
        live.apply(List.of(new PointChange.Remove(2)), 9);
        live.publish();

        assertThatThrownBy(() -> index.write(live.current().index()))
                .hasMessageContaining("merged before");
        index.write(live.merge());

        PointIndex opened = index.open(FeatureText.NONE);
        assertThat(opened.size()).isEqualTo(2);
        assertThat(opened.mark()).isEqualTo(9);
    }
}
