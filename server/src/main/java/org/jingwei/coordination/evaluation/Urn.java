package org.jingwei.coordination.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ballots that wait to be counted together, in no order: each that is added shuffles all. As bytes
 * an urn has the same length whatever is in it.
 *
 * @param ballots those in it
 * @param block how many are counted together
 */
record Urn(List<Ballot> ballots, int block) {
    /** More than a ballot can take: 500 characters of three bytes, and eight scores. */
    private static final int BALLOT_BYTES = 2_048;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Ballot>> BALLOTS = new TypeReference<>() {};

    Urn {
        ballots = List.copyOf(ballots);
    }

    static Urn empty(int block) {
        return new Urn(List.of(), block);
    }

    static Urn of(byte[] bytes, int block) {
        return new Urn(JSON.readValue(bytes, BALLOTS), block);
    }

    Urn with(Ballot ballot, RandomGenerator random) {
        List<Ballot> all = new ArrayList<>(ballots);
        all.add(ballot);
        Collections.shuffle(all, random);
        return new Urn(all, block);
    }

    boolean isFull() {
        return ballots.size() >= block;
    }

    /** JSON, filled up with blanks to the length of a full block. */
    byte[] bytes() {
        byte[] written = JSON.writeValueAsString(ballots).getBytes(UTF_8);
        byte[] filled = Arrays.copyOf(written, Math.max(written.length, block * BALLOT_BYTES));
        Arrays.fill(filled, written.length, filled.length, (byte) ' ');
        return filled;
    }
}
