package org.jingwei.engine.geo;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A GeoJSON FeatureCollection (RFC 7946) of area boundaries, read and checked as a whole: either
 * all its boundaries are good, or the file is a list of problems and holds no boundary.
 *
 * <p>The file is read as a stream, so memory holds its geometries and not its text twice. A file
 * with more than {@link Limits} allow ends with a problem that says which limit.
 *
 * @param boundaries the boundaries in file order; none if there is any problem
 * @param problems everything that is wrong, in file order
 * @param coordinateSystem what the file's coordinates were read as
 */
public record BoundaryFile(
        List<Boundary> boundaries, List<Problem> problems, CoordinateSystem coordinateSystem) {

    public BoundaryFile {
        boundaries = List.copyOf(boundaries);
        problems = List.copyOf(problems);
        if (!problems.isEmpty() && !boundaries.isEmpty()) {
            throw new IllegalArgumentException("a file with problems gives no boundaries");
        }
    }

    /**
     * What is wrong and where.
     *
     * @param line line in the file, from 1
     * @param column column in the line, from 1
     * @param feature the how-manieth feature, from 1; 0 when it is the file as a whole
     * @param reason what is wrong, in plain words
     */
    public record Problem(int line, int column, int feature, String reason) {}

    /**
     * How much is read before giving up.
     *
     * @param bytes length of the file
     * @param features number of features
     * @param vertices number of vertices of all boundaries together
     * @param depth how deep JSON values may be nested
     * @param problems how many problems are collected
     */
    public record Limits(long bytes, int features, int vertices, int depth, int problems) {

        /** Enough for every village of a province. */
        public static final Limits DEFAULT = new Limits(256L << 20, 100_000, 10_000_000, 32, 1_000);

        public Limits {
            if (bytes < 1 || features < 1 || vertices < 4 || depth < 9 || problems < 1) {
                throw new IllegalArgumentException("limits leave no room for one boundary");
            }
        }
    }

    /**
     * How to read a file.
     *
     * @param coordinateSystem what its coordinates are in; if absent what its {@code crs} member
     *     says, and WGS-84 if it says nothing
     * @param codeProperty the property that holds the area's code
     * @param nameProperty the property that holds the area's name, if any does
     * @param limits how much to read
     */
    public record Options(
            Optional<CoordinateSystem> coordinateSystem,
            String codeProperty,
            Optional<String> nameProperty,
            Limits limits) {

        /** The file's own coordinate system, this code property, no name, default limits. */
        public static Options ofCode(String codeProperty) {
            return new Options(Optional.empty(), codeProperty, Optional.empty(), Limits.DEFAULT);
        }

        /** The same with coordinates in this system, whatever the file says. */
        public Options in(CoordinateSystem system) {
            return new Options(Optional.of(system), codeProperty, nameProperty, limits);
        }

        /** The same with names from this property. */
        public Options named(String property) {
            return new Options(coordinateSystem, codeProperty, Optional.of(property), limits);
        }

        /** The same within these limits. */
        public Options within(Limits other) {
            return new Options(coordinateSystem, codeProperty, nameProperty, other);
        }
    }

    /**
     * Reads the whole stream, which stays open.
     *
     * @throws java.io.UncheckedIOException if the stream itself fails
     */
    public static BoundaryFile read(InputStream stream, Options options) {
        return new BoundaryReader(options).read(stream);
    }

    /** Whether every boundary is good. */
    public boolean isGood() {
        return problems.isEmpty();
    }
}
