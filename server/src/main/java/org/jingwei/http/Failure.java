package org.jingwei.http;

import java.util.UUID;
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
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        String reference = UUID.randomUUID().toString();
        LOG.error("unforeseen error {}", reference, failure);
        return Problem.internal(reference);
    }
}
