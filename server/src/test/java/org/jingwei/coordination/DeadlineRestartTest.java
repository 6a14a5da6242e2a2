package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import org.jingwei.testing.Patience;
import org.junit.jupiter.api.Test;

/** Time runs out while the server is off: the next one notices, and what was noticed stays so. */
class DeadlineRestartTest {
    @Test
    void isWorkedOffAfterARestartAndNotOnceMoreAfterTheNext() {
        GateCity city = GateCity.start();
        String id = city.submitted();
        city.set(
                "UPDATE scheduled_tasks SET execution_time = now() + interval '1 hour'"
                        + " WHERE task_name = 'matter-deadlines' AND NOT picked");
        city.set("UPDATE matter_deadline SET due = now() - interval '1 minute'");
        GateCity next = city.restarted();
        next.lookForDueWork();
        Patience.await(
                "the time is over", () -> next.steps(id), steps -> steps.contains("escalate"));
        GateCity last = next.restarted();
        String other = last.submitted();
        last.set("UPDATE matter_deadline SET due = now() - interval '1 minute'");
        last.lookForDueWork();
        Patience.await(
                "another is over", () -> last.steps(other), steps -> steps.contains("escalate"));
        assertThat(last.steps(id)).containsExactly("submit", "escalate");
        last.server().close();
    }
}
