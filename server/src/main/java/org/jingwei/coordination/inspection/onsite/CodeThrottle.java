package org.jingwei.coordination.inspection.onsite;

import java.time.Duration;
import java.util.Optional;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of codes: after ten wrong ones of one account, or a hundred from one address,
 * no further one is looked at until a quarter of an hour after the first of them. Counted in the
 * database, so that replicas count together. A mistyped code, which its check sign tells from a
 * guessed one, counts too: who guesses does not know the sign either.
 */
@Component
class CodeThrottle {
    private static final Scope PLATFORM = Scope.platform("onsite");
    private static final int FAILURES_PER_ACCOUNT = 10;
    private static final int FAILURES_PER_ADDRESS = 100;
    private static final int WINDOW_MINUTES = 15;

    private final ScopedDatabase database;

    CodeThrottle(ScopedDatabase database) {
        this.database = database;
    }

    /**
     * Requires that one may try now.
     *
     * @throws Problem 429 otherwise
     */
    void requireFew(Scope scope, String address) {
        wait(scope, address)
                .ifPresent(wait -> {
                    throw Problem.tooMany(
                                    "Too many wrong codes. Try again in "
                                            + wait.toSeconds()
                                            + " s.",
                                    wait.toSeconds())
                            .chinese("错误的检查码过多，请 " + wait.toSeconds() + " 秒后再试。");
                });
    }

    private Optional<Duration> wait(Scope scope, String address) {
        return database.call(
                        PLATFORM,
                        jdbc ->
                                jdbc.sql(
                                                """
                                                SELECT coalesce(ceil(extract(epoch FROM max(window_ends) - now())), 0)::bigint
                                                FROM inspection_code_failure WHERE window_ends > now()
                                                  AND (subject = :account AND failures >= :perAccount
                                                       OR subject = :address AND failures >= :perAddress)\
                                                """)
                                        .param("account", account(scope))
                                        .param("address", address(address))
                                        .param("perAccount", FAILURES_PER_ACCOUNT)
                                        .param("perAddress", FAILURES_PER_ADDRESS)
                                        .query(Long.class)
                                        .optional())
                .map(Duration::ofSeconds)
                .filter(Duration::isPositive);
    }

    /** Counts a wrong code, and forgets those of days ago. */
    void failed(Scope scope, String address) {
        database.run(
                PLATFORM,
                jdbc -> {
                    count(jdbc, account(scope));
                    count(jdbc, address(address));
                    jdbc.sql(
                                    "DELETE FROM inspection_code_failure WHERE window_ends < now() -"
                                            + " interval '1 day'")
                            .update();
                });
    }

    private static void count(JdbcClient jdbc, String subject) {
        jdbc.sql(
                        """
                        INSERT INTO inspection_code_failure AS known (subject, failures, window_ends)
                        VALUES (:subject, 1, now() + make_interval(mins => :minutes))
                        ON CONFLICT (subject) DO UPDATE SET
                            failures = CASE WHEN known.window_ends > now() THEN known.failures + 1 ELSE 1 END,
                            window_ends = CASE WHEN known.window_ends > now() THEN known.window_ends ELSE excluded.window_ends END\
                        """)
                .param("subject", subject)
                .param("minutes", WINDOW_MINUTES)
                .update();
    }

    private static String account(Scope scope) {
        return "account:" + scope.username();
    }

    private static String address(String address) {
        return "address:" + address;
    }
}
