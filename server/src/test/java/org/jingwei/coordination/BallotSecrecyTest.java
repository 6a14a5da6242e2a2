package org.jingwei.coordination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Somebody who may read all of the database tries to learn who said what: by the order of rows, of
 * transactions, of ids and of places on disk, and by searching tables, files and the log.
 */
class BallotSecrecyTest {
    private static final int BLOCKS = 8;

    /**
     * Forty ballots paired by chance give eight right on average; twenty-five or more come once in
     * a million tries.
     */
    private static final int NO_BETTER_THAN_CHANCE = 24;

    private final GateCity city = GateCity.shared();
    private final RatingCity rating = new RatingCity(city);

    private record Vote(String works, String matter, String words) {
        /** As the database knows the voter. */
        String voter() {
            return matter + " " + works;
        }
    }

    private List<String> asSuperuser(String sql) {
        try (Connection connection = city.server().database("superuser");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Five enterprises rate eight matters of one department, in an order that chance makes. */
    private List<Vote> cast(String department) {
        rating.department(department, "3503");
        List<Vote> votes = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            String matter = rating.done(department, voters());
            for (int[] voter : voters()) {
                votes.add(
                        new Vote(
                                rating.enterprise(voter[0], voter[1]),
                                matter,
                                UUID.randomUUID().toString()));
            }
        }
        Collections.shuffle(votes, new Random(7));
        votes.forEach(
                vote -> rating.rate(vote.works(), vote.matter(), 1, vote.words()).expect(200));
        return votes;
    }

    private static int[][] voters() {
        return new int[][] {{3, 0}, {3, 1}, {3, 2}, {3, 3}, {3, 4}};
    }

    @Test
    void noOrderInTheDatabasePairsBallotsWithVoters() {
        List<Vote> votes = cast("rated-secretly");
        List<String> voters =
                asSuperuser(
                        """
                        SELECT voter.matter || ' ' || organisation.id FROM evaluation_voter voter
                        JOIN matter ON matter.id = voter.matter AND matter.requester = 'rated-secretly'
                        JOIN organisation ON organisation.subject_key = voter.key
                        ORDER BY voter.xmin::text::bigint, voter.ctid\
                        """);
        assertThat(voters)
                .as("who voted, and in which order, is what an administrator can read")
                .containsExactlyElementsOf(votes.stream().map(Vote::voter).toList());
        for (String order :
                List.of(
                        "ctid",
                        "ctid DESC",
                        "xmin::text::bigint, ctid",
                        "xmin::text::bigint, ctid DESC",
                        "xmin::text::bigint, id",
                        "xmin::text::bigint, words",
                        "id",
                        "cmin::text::bigint, ctid")) {
            List<String> words =
                    asSuperuser(
                            "SELECT words FROM evaluation_suggestion WHERE requester = 'rated-secretly' ORDER BY "
                                    + order);
            assertThat(words).hasSize(votes.size());
            assertThat(hits(votes, words))
                    .as("pairs found by " + order)
                    .isLessThanOrEqualTo(NO_BETTER_THAN_CHANCE);
            assertThat(steadiest(votes, words))
                    .as("a place in the block that always has the same ballot, by " + order)
                    .isLessThan(BLOCKS);
        }
    }

    private static long hits(List<Vote> votes, List<String> words) {
        return IntStream.range(0, votes.size())
                .filter(i -> votes.get(i).words().equals(words.get(i)))
                .count();
    }

    /** How often the ballot of one place of its block stood in one place, over all blocks. */
    private static long steadiest(List<Vote> votes, List<String> words) {
        long most = 0;
        for (int cast = 0; cast < RatingCity.BLOCK; cast++) {
            for (int kept = 0; kept < RatingCity.BLOCK; kept++) {
                int from = cast;
                int to = kept;
                most =
                        Math.max(
                                most,
                                IntStream.range(0, BLOCKS)
                                        .map(block -> block * RatingCity.BLOCK)
                                        .filter(first ->
                                                votes.get(first + from)
                                                        .words()
                                                        .equals(words.get(first + to)))
                                        .count());
            }
        }
        return most;
    }

    @Test
    void whatWaitsForItsBlockIsInNoTableAndNoFile() {
        rating.department("rated-sealed", "3503");
        String marker = UUID.randomUUID().toString();
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < RatingCity.BLOCK; i++) {
            String id = rating.done("rated-sealed", new int[] {3, i});
            rating.rate(rating.enterprise(3, i), id, 1, marker + " " + i).expect(200);
            lengths.add(
                    Integer.parseInt(
                            asSuperuser(
                                            "SELECT length(ballots) FROM evaluation_urn WHERE requester = 'rated-sealed'")
                                    .getFirst()));
            if (i < RatingCity.BLOCK - 1) {
                assertThat(tablesWith(marker)).isEmpty();
                assertThat(filesWith(marker)).isEmpty();
            }
        }
        assertThat(lengths)
                .as("the length of the urn tells nothing")
                .containsOnly(lengths.getFirst());
        assertThat(tablesWith(marker)).containsExactly("evaluation_suggestion");
        assertThat(filesWith(marker)).as("the search finds what is there").isNotEmpty();
    }

    private List<String> tablesWith(String text) {
        return asSuperuser(
                        "SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")
                .stream()
                .filter(table ->
                        !asSuperuser(
                                        "SELECT 1 FROM "
                                                + table
                                                + " one WHERE one::text LIKE '%"
                                                + text
                                                + "%' LIMIT 1")
                                .isEmpty())
                .toList();
    }

    /** Files of the database's cluster, its write-ahead log and its messages among them. */
    private List<Path> filesWith(String text) {
        byte[] sought = text.getBytes(UTF_8);
        Path cluster = city.server().folder().resolve("postgres");
        try (Stream<Path> files = Files.walk(cluster)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/lib/"))
                    .filter(file -> has(file, sought))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean has(Path file, byte[] sought) {
        try {
            return new String(
                            Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains(new String(sought, java.nio.charset.StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
