package org.jingwei.http;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a piece of work that failed is told as. */
public final class Failure {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    private Failure() {}

    /**
     * The refusal within a failure. What we did not foresee is logged under a reference number that
     * the problem carries; nothing of the inside is told.
     */
    public static Problem told(RuntimeException failure) {
        return within(failure).orElseGet(() -> unforeseen(failure));
    }

    /** The refusal that a failure, or what caused it, is. */
    static Optional<Problem> within(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(Problem.class::isInstance)
                .map(Problem.class::cast)
                .findFirst();
    }

    private static Problem unforeseen(RuntimeException failure) {
        String reference = UUID.randomUUID().toString();
        LOG.error("unforeseen error {}", reference, failure);
        return Problem.internal(reference);
    }
}
