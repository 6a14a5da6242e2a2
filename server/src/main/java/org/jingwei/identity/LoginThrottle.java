package org.jingwei.identity;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after five failures on one account, or fifty from one address, further
 * attempts are refused until a quarter of an hour after the first of them. Counted in the database,
 * so that replicas count together.
 */
@Component
class LoginThrottle {
    private static final int FAILURES_PER_ACCOUNT = 5;
    private static final int FAILURES_PER_ADDRESS = 50;
    private static final int WINDOW_MINUTES = 15;

    /** How long to wait before the next attempt; empty when one may try now. */
    Optional<Duration> wait(JdbcClient jdbc, String username, String address) {
        return jdbc.sql(
                        """
                        SELECT ceil(extract(epoch FROM max(window_ends) - now())) AS seconds FROM login_failure
                        WHERE window_ends > now()
                          AND (subject = :account AND failures >= :perAccount
                               OR subject = :address AND failures >= :perAddress)\
                        """)
                .param("account", account(username))
                .param("address", address(address))
                .param("perAccount", FAILURES_PER_ACCOUNT)
                .param("perAddress", FAILURES_PER_ADDRESS)
                .query((row, number) -> {
                    long seconds = row.getLong("seconds");
                    return row.wasNull() ? Duration.ZERO : Duration.ofSeconds(seconds);
                })
                .optional()
                .filter(Duration::isPositive);
    }

    void failed(JdbcClient jdbc, String username, String address) {
        for (String subject : new String[] {account(username), address(address)}) {
            jdbc.sql(
                            """
                            INSERT INTO login_failure AS f (subject, failures, window_ends)
                            VALUES (:subject, 1, now() + make_interval(mins => :minutes))
                            ON CONFLICT (subject) DO UPDATE SET
                                failures = CASE WHEN f.window_ends > now() THEN f.failures + 1 ELSE 1 END,
                                window_ends = CASE WHEN f.window_ends > now() THEN f.window_ends ELSE EXCLUDED.window_ends END\
                            """)
                    .param("subject", subject)
                    .param("minutes", WINDOW_MINUTES)
                    .update();
        }
    }

    void succeeded(JdbcClient jdbc, String username) {
        jdbc.sql(
                        "DELETE FROM login_failure WHERE subject = :account OR window_ends < now() - interval '1 day'")
                .param("account", account(username))
                .update();
    }

    private static String account(String username) {
        return "account:" + username;
    }

    private static String address(String address) {
        return "address:" + address;
    }
}
