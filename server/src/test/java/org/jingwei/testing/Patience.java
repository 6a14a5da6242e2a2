package org.jingwei.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How long tests wait for what has to come. It is long, since it only matters where something is
 * broken; then it says what the servers of this process were doing.
 */
public final class Patience {
    /** The longest wait. */
    public static final Duration LIMIT = Duration.ofMinutes(3);

    private static final long PAUSE_NANOS = 20_000_000;
    private static final Set<TestDatabase> DATABASES = ConcurrentHashMap.newKeySet();

    private Patience() {}

    /** From now on failures tell of this database too. */
    public static void tellOf(TestDatabase database) {
        DATABASES.add(database);
    }

    /** From now on they do not any more. */
    public static void forget(TestDatabase database) {
        DATABASES.remove(database);
    }

    /** Asks again until the answer is as expected; that answer. */
    public static <T> T await(String what, Supplier<T> question, Predicate<T> expected) {
        Instant deadline = Instant.now().plus(LIMIT);
        while (true) {
            T answer = question.get();
            if (expected.test(answer)) {
                return answer;
            }
            if (Instant.now().isAfter(deadline)) {
                throw failure(what + ": still " + answer);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** A failure that says what was going on. */
    public static AssertionError failure(String what) {
        StringBuilder told = new StringBuilder(what).append('\n');
        DATABASES.forEach(database -> told.append(database.state()));
        return new AssertionError(told.toString());
    }
}
