package org.jingwei.coordination.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.Party;
import org.jingwei.coordination.UsualLife;
import org.jingwei.ledger.Standing;
import org.junit.jupiter.api.Test;

/** What a life says of how a demand stands, without being asked to say it. */
class StandingOfTest {
    @Test
    void isInForceFromTheApprovalOn() {
        StandingOf usual = StandingOf.of(UsualLife.LIFE);
        assertThat(usual.inForce()).containsExactlyInAnyOrder("APPROVED", "UNDER_WAY", "DONE");
        assertThat(usual.in("CONSULTED")).isEqualTo(Standing.OPEN);
        assertThat(usual.in("DRAFT")).isEqualTo(Standing.OPEN);
        assertThat(usual.in("REFUSED")).isEqualTo(Standing.OVER);
        assertThat(usual.in("WITHDRAWN")).isEqualTo(Standing.OVER);
        assertThat(usual.asks("DRAFT", "SUBMITTED")).isTrue();
        assertThat(usual.asks("DRAFT", "WITHDRAWN")).isFalse();
        assertThat(usual.asks("SUBMITTED", "APPROVED")).isFalse();
    }

    @Test
    void aStateInWhichTheTargetPutsThingsRightIsInForce() {
        Life life =
                new Life(
                        "DRAFT",
                        List.of(
                                state("DRAFT", Party.REQUESTER),
                                state("SUBMITTED", Party.CENTRE),
                                state("SIGNING", Party.CENTRE),
                                state("APPROVED", Party.REQUESTER),
                                state("RECTIFYING", Party.TARGET),
                                Life.State.cameAbout("CLOSED", "已归档", "Closed")),
                        List.of(
                                action("submit", "DRAFT", "SUBMITTED", Party.REQUESTER),
                                action("sign", "SUBMITTED", "SIGNING", Party.CENTRE),
                                action("signed", "SIGNING", "APPROVED", Party.PLATFORM),
                                action("check", "APPROVED", "RECTIFYING", Party.REQUESTER),
                                action("right", "RECTIFYING", "CLOSED", Party.TARGET)));
        assertThat(StandingOf.of(life).inForce())
                .containsExactlyInAnyOrder("APPROVED", "RECTIFYING", "CLOSED");
    }

    private static Life.State state(String id, Party party) {
        return new Life.State(id, id, id, Optional.of(party));
    }

    private static Life.Action action(String id, String from, String to, Party by) {
        return new Life.Action(id, id, id, Set.of(from), to, by, false);
    }
}
