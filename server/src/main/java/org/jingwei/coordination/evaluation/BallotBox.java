package org.jingwei.coordination.evaluation;

import java.security.SecureRandom;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jingwei.coordination.Matter;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.http.Problem;
import org.jingwei.identity.Organisation;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.jingwei.settings.InvalidSettingException;
import org.jingwei.settings.Seal;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes ballots: that a target has voted is written down, and its ballot goes into the sealed urn
 * of the requester. When a block is full, its sums and its words go, shuffled, to the month in
 * which it became full, and the urn is empty again. All in one transaction, so a ballot is neither
 * lost nor cast twice.
 */
@Component
class BallotBox {
    private static final Scope PLATFORM = Scope.platform("evaluation");
    private static final String KEY_FILE = "evaluation.key";
    private static final long SMALLEST_BLOCK = 3;
    private static final long LARGEST_BLOCK = 100;
    private static final long NOWHERE = 0;

    private final ScopedDatabase database;
    private final Organisations organisations;
    private final AreaScheme scheme;
    private final ZoneId zone;
    private final Seal seal;
    private final int block;
    private final List<EvaluationItem> items;
    private final SecureRandom random = new SecureRandom();

    BallotBox(ScopedDatabase database, Organisations organisations, Settings settings) {
        this.database = database;
        this.organisations = organisations;
        this.scheme = settings.areaScheme();
        this.zone = settings.timeZone();
        this.seal = new Seal(settings.dataFolder().resolve(KEY_FILE));
        this.block = block(settings);
        this.items = items(settings);
    }

    private static int block(Settings settings) {
        long asked = settings.number(Setting.EVALUATION_GROUP);
        if (asked < SMALLEST_BLOCK || asked > LARGEST_BLOCK) {
            throw InvalidSettingException.invalid(
                    Setting.EVALUATION_GROUP,
                    new IllegalArgumentException(
                            "expected "
                                    + SMALLEST_BLOCK
                                    + " to "
                                    + LARGEST_BLOCK
                                    + ", found "
                                    + asked));
        }
        return Math.toIntExact(asked);
    }

    private static List<EvaluationItem> items(Settings settings) {
        try {
            return EvaluationItem.parse(settings.value(Setting.EVALUATION_ITEMS));
        } catch (IllegalArgumentException e) {
            throw InvalidSettingException.invalid(Setting.EVALUATION_ITEMS, e);
        }
    }

    List<EvaluationItem> items() {
        return items;
    }

    int block() {
        return block;
    }

    boolean hasVoted(String matter, SubjectKey target) {
        return database.call(PLATFORM, jdbc -> EvaluationRows.hasVoted(jdbc, matter, target));
    }

    /**
     * Casts the one ballot of a target for a matter.
     *
     * @throws Problem if it was cast before
     */
    void cast(Matter matter, SubjectKey target, Ballot ballot) {
        database.run(
                PLATFORM,
                jdbc -> {
                    if (!EvaluationRows.vote(jdbc, matter.id(), target)) {
                        throw Problem.conflict(
                                "rated-already",
                                "You rated this matter already; one rating counts and cannot be changed.");
                    }
                    putIn(jdbc, matter, ballot);
                });
    }

    private void putIn(JdbcClient jdbc, Matter matter, Ballot ballot) {
        EvaluationRows.Urns urns =
                new EvaluationRows.Urns(matter.requester(), matter.mechanism(), keyName());
        byte[] held = EvaluationRows.hold(jdbc, urns, sealed(Urn.empty(block), urns));
        Urn urn = Urn.of(seal.open(held, urns.use()), block).with(ballot, random);
        if (urn.isFull()) {
            count(jdbc, matter, urn.ballots());
            urn = Urn.empty(block);
        }
        EvaluationRows.set(jdbc, urns, sealed(urn, urns));
    }

    /** Ballots on other items lie in another urn, so that no sum is of fewer than a block. */
    private String keyName() {
        return items.stream()
                .map(EvaluationItem::id)
                .collect(Collectors.joining(",", seal.name() + ":", ""));
    }

    private byte[] sealed(Urn urn, EvaluationRows.Urns urns) {
        return seal.seal(urn.bytes(), urns.use());
    }

    private void count(JdbcClient jdbc, Matter matter, List<Ballot> ballots) {
        EvaluationRows.Cell cell =
                new EvaluationRows.Cell(
                        matter.requester(),
                        matter.mechanism(),
                        YearMonth.now(zone).toString(),
                        areaOf(matter.requester()));
        for (EvaluationItem item : items) {
            long points =
                    ballots.stream()
                            .mapToLong(ballot -> ballot.scores().getOrDefault(item.id(), 0))
                            .sum();
            EvaluationRows.count(jdbc, cell, item.id(), ballots.size(), points);
        }
        EvaluationRows.keep(
                jdbc,
                cell,
                ballots.stream().map(Ballot::words).filter(words -> !words.isEmpty()).toList());
    }

    private long areaOf(String requester) {
        return organisations
                .find(PLATFORM, requester)
                .flatMap(Organisation::area)
                .map(code -> scheme.code(code).value())
                .orElse(NOWHERE);
    }
}
