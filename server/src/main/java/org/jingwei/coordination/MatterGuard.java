package org.jingwei.coordination;

import java.util.List;
import java.util.Map;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Has a say before matters take a step, in the transaction of the step. */
public interface MatterGuard {
    /**
     * Looks at steps that are to be taken together: the same action on each of these matters.
     *
     * @return what was found of them, as JSON by the matter's id, to be kept with the step; most
     *     find nothing
     * @throws org.jingwei.http.Problem if one of the steps must not be taken
     * @throws OneByOne if there are several, and one changes what is to be found of another
     */
    Map<String, String> before(
            Scope scope, JdbcClient jdbc, List<Move> moves, MatterActions.Intent intent);

    /**
     * Looks at a matter that a verb changed beside its life: what is asked, of how many, or when.
     *
     * @param matter as the verb left it, held until the transaction ends
     * @throws org.jingwei.http.Problem if it must not be so
     */
    default void changed(
            Scope scope, JdbcClient jdbc, Matter matter, Life life, MatterActions.Intent intent) {}
}
