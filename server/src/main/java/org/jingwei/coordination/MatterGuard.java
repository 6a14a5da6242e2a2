package org.jingwei.coordination;

import java.util.Optional;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Has a say before a matter takes a step, in the transaction of the step. */
public interface MatterGuard {
    /**
     * Looks at a step that its life and its parties allow.
     *
     * @param matter as it stands, held until the transaction ends
     * @return what was found of it, as JSON, to be kept with the step; most find nothing
     * @throws org.jingwei.http.Problem if the step must not be taken
     */
    Optional<String> before(
            Scope scope,
            JdbcClient jdbc,
            Matter matter,
            Life.Action action,
            MatterActions.Deed deed);

    /**
     * Looks at a matter that a verb changed beside its life: what is asked, of how many, or when.
     *
     * @param matter as the verb left it, held until the transaction ends
     * @throws org.jingwei.http.Problem if it must not be so
     */
    default void changed(
            Scope scope, JdbcClient jdbc, Matter matter, Life life, MatterActions.Deed deed) {}
}
