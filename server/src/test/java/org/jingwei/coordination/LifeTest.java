package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A life that could not be lived is refused when it is declared. */
class LifeTest {
    private static final Life.State OPEN =
            new Life.State("OPEN", "开", "Open", Optional.of(Party.CENTRE));
    private static final Life.State DONE = Life.State.cameAbout("DONE", "毕", "Done");

    private static Life.Action action(String id, String from, String to) {
        return new Life.Action(id, id, id, Set.of(from), to, Party.CENTRE, false);
    }

    @Test
    void isLivedFromItsStartToAnEnd() {
        Life life = new Life("OPEN", List.of(OPEN, DONE), List.of(action("close", "OPEN", "DONE")));
        assertThat(life.open("OPEN", Set.of(Party.CENTRE))).hasSize(1);
        assertThat(life.open("OPEN", Set.of(Party.REQUESTER))).isEmpty();
        assertThat(life.open("DONE", Set.of(Party.CENTRE))).isEmpty();
        assertThat(life.waitingFor(Party.CENTRE)).containsExactly("OPEN");
    }

    @Test
    void hasNoStateThatIsNeverReached() {
        Life.State lost = new Life.State("LOST", "", "", Optional.empty());
        assertThatThrownBy(() ->
                        new Life(
                                "OPEN",
                                List.of(OPEN, DONE, lost),
                                List.of(action("close", "OPEN", "DONE"))))
                .hasMessageContaining("never reached");
    }

    @Test
    void leadsToNoUnknownState() {
        assertThatThrownBy(() ->
                        new Life(
                                "OPEN",
                                List.of(OPEN, DONE),
                                List.of(
                                        action("close", "OPEN", "DONE"),
                                        action("lose", "OPEN", "NOWHERE"))))
                .hasMessageContaining("unknown state");
    }

    @Test
    void endsATermOnlyWithAnActionOfThePlatform() {
        Life.Term term = new Life.Term(3, 6, Optional.of("close"));
        Life.State timed =
                new Life.State("OPEN", "开", "Open", Optional.of(Party.CENTRE), Optional.of(term));
        assertThatThrownBy(() ->
                        new Life(
                                "OPEN",
                                List.of(timed, DONE),
                                List.of(action("close", "OPEN", "DONE"))))
                .hasMessageContaining("the platform cannot take");
        Life.Action closes =
                new Life.Action(
                        "close", "毕", "Close", Set.of("OPEN"), "DONE", Party.PLATFORM, false);
        assertThat(new Life("OPEN", List.of(timed, DONE), List.of(closes)).findState("OPEN"))
                .contains(timed);
    }

    @Test
    void waitsForSomebodyWhereItCanBeLeft() {
        Life.State nobody = new Life.State("OPEN", "开", "Open", Optional.empty());
        assertThatThrownBy(() ->
                        new Life(
                                "OPEN",
                                List.of(nobody, DONE),
                                List.of(action("close", "OPEN", "DONE"))))
                .hasMessageContaining("waits for nobody");
    }

    /** Rules count by what the life says of an end, not by what the end is called. */
    @Test
    void countsMattersThatCameAboutOrStillMay() {
        Life.State done = new Life.State("DONE", "销", "Struck off", Optional.empty());
        Life.State held = Life.State.cameAbout("HELD", "已举行", "Held");
        Life.State draft = new Life.State("DRAFT", "稿", "Draft", Optional.of(Party.CENTRE));
        Life life =
                new Life(
                        "DRAFT",
                        List.of(draft, OPEN, done, held),
                        List.of(
                                action("submit", "DRAFT", "OPEN"),
                                action("strike", "OPEN", "DONE"),
                                action("hold", "OPEN", "HELD")));
        assertThat(life.counting()).containsExactly("OPEN", "HELD");
    }

    @Test
    void saysAtWhichEndAMatterCameAbout() {
        Life.State silent = new Life.State("DONE", "毕", "Done", Optional.empty());
        assertThatThrownBy(() ->
                        new Life(
                                "OPEN",
                                List.of(OPEN, silent),
                                List.of(action("close", "OPEN", "DONE"))))
                .hasMessageContaining("came about");
        assertThatThrownBy(() ->
                        new Life.State(
                                "OPEN",
                                "开",
                                "Open",
                                Optional.of(Party.CENTRE),
                                Optional.empty(),
                                true))
                .hasMessageContaining("waits for somebody");
    }
}
