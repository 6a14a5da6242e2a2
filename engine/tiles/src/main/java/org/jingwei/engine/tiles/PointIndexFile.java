package org.jingwei.engine.tiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** An index of points on disk, mapped into memory when it is opened rather than read. */
public final class PointIndexFile {

    private final Path file;

    /** The file of this name; it need not be there. */
    public PointIndexFile(Path file) {
        this.file = file;
    }

    /**
     * Puts an index into the file, in one step; one that has changes has to be merged before. If it
     * has texts, they are all looked up and are in the file too, in the order of the points.
     */
    public void write(PointIndex index) throws IOException {
        if (index.hasChanges()) {
            throw new IllegalArgumentException("an index with changes is merged before written");
        }
        SegmentFile.write(file, index.base(), index.text());
    }

    /**
     * The index in the file.
     *
     * @param text what it was written with; asked only for what is not in the file
     * @throws UnusableFileException if it is not a whole and unchanged file of this version
     */
    public PointIndex open(FeatureText text) throws IOException {
        return PointIndex.of(SegmentFile.open(file), text);
    }

    /**
     * The index in the file, if it can be used and its source has not moved past it; otherwise a
     * new one, which is then in the file.
     */
    public PointIndex openOrBuild(long mark, FeatureText text, Supplier<PointIndex> source)
            throws IOException {
        if (Files.exists(file)) {
            try {
                PointIndex known = open(text);
                if (known.mark() == mark) {
                    return known;
                }
            } catch (UnusableFileException e) {
                System.getLogger(PointIndexFile.class.getName())
                        .log(System.Logger.Level.WARNING, e.getMessage());
            }
        }
        write(source.get());
        return open(text);
    }
}
