package org.jingwei.bench;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jingwei.bench.ByTurns.Way;
import org.jingwei.engine.tiles.PointIndex;
import org.jingwei.engine.tiles.TileRequest;
import org.postgresql.PGConnection;

/**
 * The same tiles by {@code ST_AsMVT} from the same points, in the same run, with the same content:
 * single points where the index shows them, counts on its grid where it counts. What both answer is
 * compared feature by feature. Processor time is that of the one server process that answers, which
 * is told in hundredths of a second, so only sums over many tiles are shown. Ours is told where it
 * is compressed from, as the server does, and with a copy of its own. Its {@code &&} compares boxes
 * of 32-bit numbers, some metres too large; so the edges of a tile are asked for besides.
 */
final class PostgisBench {
    private static final int TILES = 12;
    private static final String NOT_ASKED = " | ";
    private static final int ROWS_A_COPY = 50_000;
    private static final double TICKS_A_SECOND = 100;
    private static final double HALF = 20_037_508.342789244;
    private static final String WITHIN =
            " WHERE geom && ST_TileEnvelope(?, ?, ?) AND area BETWEEN ? AND ?"
                    + " AND ST_X(geom) >= ? AND ST_X(geom) < ? AND ST_Y(geom) > ? AND ST_Y(geom) <= ?";
    private static final String RAW =
            "SELECT ST_AsMVT(t, 'points', 4096, 'g', 'id') FROM (SELECT id, category, id::text AS ref,"
                    + " TEXTS ST_AsMVTGeom(geom, ST_TileEnvelope(?, ?, ?), 4096, 0, true) AS g FROM points"
                    + WITHIN
                    + ") t";
    private static final String CELLS =
            "(SELECT count(*)::int AS count,"
                    + " ST_MakePoint(cx * 64 + 32, cy * 64 + 32) AS g FROM (SELECT"
                    + " floor((ST_X(geom) - b.x) / b.s)::int AS cx,"
                    + " floor((b.y - ST_Y(geom)) / b.s)::int AS cy FROM points, b"
                    + WITHIN
                    + ") c GROUP BY cx, cy)";
    private static final String GRID =
            "WITH b AS (SELECT ST_XMin(e) AS x, ST_YMax(e) AS y, (ST_XMax(e) - ST_XMin(e)) / 64 AS s"
                    + " FROM (SELECT ST_TileEnvelope(?, ?, ?) AS e) q)"
                    + " SELECT ST_AsMVT(f, 'points', 4096, 'g') FROM ";
    private static final String A_CELL_EACH = GRID + CELLS + " f";
    private static final String A_COUNT_EACH =
            GRID + "(SELECT count, ST_Collect(g) AS g FROM " + CELLS + " d GROUP BY count) f";
    private static final String KEPT =
            "SELECT ST_AsMVT(t, 'points', 4096, 'g') FROM (SELECT sum(count)::int AS count,"
                    + " ST_MakePoint((cx & 63) * 64 + 32, (cy & 63) * 64 + 32) AS g FROM cells_ZOOM"
                    + " WHERE cx BETWEEN ? AND ? AND cy BETWEEN ? AND ? AND area BETWEEN ? AND ?"
                    + " GROUP BY cx, cy) t";

    private final Connection connection;
    private final PointIndex index;
    private final int points;

    private PostgisBench(Connection connection, PointIndex index, int points) {
        this.connection = connection;
        this.index = index;
        this.points = points;
    }

    /** Gives the tiles of a zoom that are asked for, for some part of the city. */
    @FunctionalInterface
    interface Asked {
        TileRequest[] at(int zoom, TileCity.Part part);
    }

    static void run(PointIndex index, int points, Asked asked)
            throws IOException, SQLException, InterruptedException {
        System.out.printf("%n#### Beside PostGIS%n%n");
        Optional<PostgisServer> started = PostgisServer.start();
        if (started.isEmpty()) {
            System.out.println(
                    "PostGIS is not installed, so nothing was compared with it: "
                            + PostgisServer.HOW_TO_INSTALL);
            return;
        }
        try (PostgisServer server = started.get();
                Connection connection = server.connect()) {
            PostgisBench bench = new PostgisBench(connection, index, points);
            bench.load();
            bench.compare(asked);
        }
    }

    private void load() throws SQLException, IOException {
        long start = System.nanoTime();
        execute("CREATE EXTENSION postgis");
        execute(
                "CREATE TABLE points (id bigint, category int, area bigint, lon float8, lat float8,"
                        + " name text, key text, geom geometry(Point, 3857))");
        execute(
                "CREATE UNLOGGED TABLE given (id bigint, category int, area bigint, lon float8, lat float8,"
                        + " name text, key text)");
        SplittableRandom random = new SplittableRandom(1);
        TileNames names = new TileNames();
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (int from = 0; from < points; from += ROWS_A_COPY) {
            StringBuilder rows = new StringBuilder();
            for (int i = from; i < Math.min(points, from + ROWS_A_COPY); i++) {
                TileCity.Place place = TileCity.anyone(random);
                rows.append(i).append('\t').append(i % TileCity.CATEGORIES).append('\t');
                rows.append(place.area()).append('\t').append(place.longitude()).append('\t');
                rows.append(place.latitude()).append('\t');
                rows.append(names.name(i)).append('\t').append(names.key(i)).append('\n');
            }
            copy.copyIn("COPY given FROM STDIN", new StringReader(rows.toString()));
        }
        execute(
                "INSERT INTO points SELECT id, category, area, lon, lat, name, key,"
                        + " ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 3857) FROM given"
                        + " ORDER BY ST_GeoHash(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 8)");
        execute("DROP TABLE given");
        execute("CREATE INDEX ON points USING gist (geom)");
        execute("CREATE INDEX ON points (area)");
        execute("VACUUM ANALYZE points");
        System.out.printf(
                Locale.ROOT,
                "* loaded, indexed and analysed in %.0f s wall; %d bytes a point%n%n",
                (System.nanoTime() - start) / 1e9,
                number("SELECT pg_total_relation_size('points')") / points);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private void compare(Asked asked) throws SQLException, IOException {
        System.out.println(
                "| zoom | who | content | ours, ms a tile | as an array of its own"
                        + " | ST_AsMVT, a feature a point or cell | times | than an array"
                        + " | a feature a count | times | kept cells | times | same |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (int zoom : new int[] {8, 10, 12, 13, 14, 15, 16}) {
            for (TileCity.Part part :
                    new TileCity.Part[] {TileCity.Part.CITY, TileCity.Part.TOWN}) {
                compare(zoom, part, asked.at(zoom, part));
            }
        }
    }

    private void compare(int zoom, TileCity.Part part, TileRequest[] tiles)
            throws SQLException, IOException {
        boolean raw = index.rawFromZoom(part.scope()) <= zoom;
        String texts = zoom < PointIndex.TEXT_FROM_ZOOM ? "" : "name, key,";
        String sql = raw ? RAW.replace("TEXTS", texts) : A_CELL_EACH;
        Beside beside = new Beside(tiles);
        String each = beside.first(i -> answer(sql, tiles[i]));
        String together = NOT_ASKED;
        String kept = NOT_ASKED;
        if (!raw) {
            together = beside.next(i -> answer(A_COUNT_EACH, tiles[i]));
        }
        if (!raw && part == TileCity.Part.CITY) {
            keepCells(zoom);
            kept = beside.next(i -> kept(zoom, tiles[i]));
        }
        System.out.printf(
                "| %d | %s | %s | %s | %s | %s | %s |%n",
                zoom,
                part.name().toLowerCase(Locale.ROOT),
                raw ? "points" : "counts",
                each,
                together,
                kept,
                beside.different == 0 ? "all" : beside.different + " differ");
    }

    /** Has the same tiles made by us and in other ways by turns, and looks whether they agree. */
    private final class Beside {
        private final TileRequest[] tiles;
        private final int compared;
        private final Way inPlace;
        private final Way copied;
        private int different;

        Beside(TileRequest[] tiles) {
            this.tiles = tiles;
            this.compared = Math.min(TILES, tiles.length);
            this.inPlace = ours(i -> index.tile(tiles[i], ByteBuffer::remaining));
            this.copied = ours(i -> index.tile(tiles[i]));
        }

        private Way ours(ByTurns.Work work) {
            return new Way(work, () -> Stopwatch.start().processor() / 1e9);
        }

        /** Ours and theirs and how many times ours that is, as cells of the table. */
        String first(Work work) throws SQLException, IOException {
            Way theirs = beside(work, inPlace, copied);
            return String.format(
                    Locale.ROOT,
                    "%.4f | %.4f | %.2f | %.0f | %.0f",
                    inPlace.millis(),
                    copied.millis(),
                    theirs.millis(),
                    theirs.millis() / inPlace.millis(),
                    theirs.millis() / copied.millis());
        }

        /** Theirs and how many times ours that is. */
        String next(Work work) throws SQLException, IOException {
            Way theirs = beside(work, inPlace);
            return String.format(
                    Locale.ROOT,
                    "%.2f | %.0f",
                    theirs.millis(),
                    theirs.millis() / inPlace.millis());
        }

        private Way beside(Work work, Way... ours) throws SQLException, IOException {
            for (int i = 0; i < compared; i++) {
                Map<String, Long> known = MvtReader.of(index.tile(tiles[i]));
                different += known.equals(MvtReader.of(work.run(i))) ? 0 : 1;
            }
            long process = number("SELECT pg_backend_pid()");
            Way theirs = new Way(work::run, () -> processSeconds(process));
            ByTurns.measure(theirs, List.of(ours), compared);
            return theirs;
        }
    }

    /** A table of counts as one would make by hand for one zoom. */
    private void keepCells(int zoom) throws SQLException {
        double cells = Math.scalb(64.0, zoom);
        execute("DROP TABLE IF EXISTS cells_" + zoom);
        execute(
                String.format(
                        Locale.ROOT,
                        "CREATE TABLE cells_%d AS SELECT floor((ST_X(geom) + %2$.9f) / %3$.9f * %4$.1f)::int"
                                + " AS cx, floor((%2$.9f - ST_Y(geom)) / %3$.9f * %4$.1f)::int AS cy, area,"
                                + " count(*)::int AS count FROM points GROUP BY 1, 2, 3",
                        zoom,
                        HALF,
                        2 * HALF,
                        cells));
        execute("CREATE INDEX ON cells_" + zoom + " (cx, cy)");
        execute("ANALYZE cells_" + zoom);
    }

    private byte[] kept(int zoom, TileRequest tile) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(KEPT.replace("ZOOM", Integer.toString(zoom)))) {
            int x = tile.tile().x() * 64;
            int y = tile.tile().y() * 64;
            statement.setInt(1, x);
            statement.setInt(2, x + 63);
            statement.setInt(3, y);
            statement.setInt(4, y + 63);
            scope(statement, 5, tile);
            return bytes(statement);
        }
    }

    private byte[] answer(String sql, TileRequest tile) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int place = 1; place < 7; place += 3) {
                statement.setInt(place, tile.tile().z());
                statement.setInt(place + 1, tile.tile().x());
                statement.setInt(place + 2, tile.tile().y());
            }
            scope(statement, 7, tile);
            double side = 2 * HALF / (1 << tile.tile().z());
            statement.setDouble(9, tile.tile().x() * side - HALF);
            statement.setDouble(10, (tile.tile().x() + 1) * side - HALF);
            statement.setDouble(11, HALF - (tile.tile().y() + 1) * side);
            statement.setDouble(12, HALF - tile.tile().y() * side);
            return bytes(statement);
        }
    }

    private static void scope(PreparedStatement statement, int place, TileRequest tile)
            throws SQLException {
        statement.setLong(place, tile.scope().list().getFirst().lo());
        statement.setLong(place + 1, tile.scope().list().getFirst().hi());
    }

    private static byte[] bytes(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            result.next();
            byte[] tile = result.getBytes(1);
            return tile == null ? new byte[0] : tile;
        }
    }

    @FunctionalInterface
    private interface Work {
        byte[] run(int tile) throws SQLException;
    }

    /** User and system time of a process, from {@code /proc/pid/stat}, behind its name. */
    private static double processSeconds(long process) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(words[11]) + Long.parseLong(words[12])) / TICKS_A_SECOND;
    }
}
