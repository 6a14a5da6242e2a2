package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jingwei.testing.Answer;
import org.jingwei.testing.Patience;
import org.junit.jupiter.api.Test;

/**
 * A joint advice acts on two matters while somebody takes a step with the second of them. Were the
 * first noted in the audit trail before the second is held, each would wait for the other.
 */
class JointLockTest {
    private final GateCity city = GateCity.shared();

    @Test
    void twoThatMeetAtTheSecondMatterBothGetDone() throws Exception {
        List<String> ids = List.of(submitted("market"), submitted("education"));
        String second = ids.stream().sorted().toList().get(1);
        try (Connection step = city.server().database("owner");
                Statement statement = step.createStatement();
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            step.setAutoCommit(false);
            statement.execute("SELECT FROM matter WHERE id = '" + second + "' FOR UPDATE");
            int own;
            try (var row = statement.executeQuery("SELECT pg_backend_pid()")) {
                row.next();
                own = row.getInt(1);
            }
            Future<Answer> joint =
                    pool.submit(() ->
                            city.post(
                                    "city",
                                    "/api/joint-visits/advice",
                                    Map.of("matters", ids, "day", "2027-03-10")));
            Patience.await(
                    "the advice waits for the second matter",
                    () ->
                            city.ask(
                                    "SELECT count(*) FROM pg_stat_activity WHERE %d = ANY (pg_blocking_pids(pid))"
                                            .formatted(own)),
                    "1"::equals);
            statement.execute(
                    "INSERT INTO audit_entry (id, at, username, organisation, action, object, scope, purpose, row_count, outcome, hash) SELECT 0, now(), 'x', 'x', 'x', 'x', scope, purpose, 1, outcome, hash FROM audit_entry LIMIT 1");
            step.commit();
            assertThat(joint.get().status()).isEqualTo(200);
        }
        for (String id : ids) {
            assertThat(city.room("city", id, "advice").path("items")).hasSize(1);
        }
    }

    private String submitted(String who) {
        return city.submitted(who, Map.of());
    }
}
