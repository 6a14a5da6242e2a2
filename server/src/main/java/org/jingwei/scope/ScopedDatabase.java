package org.jingwei.scope;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only door to PostgreSQL. Each piece of work runs in a transaction whose settings say what the
 * scope sees; row-level security reads them. The settings are local to the transaction, so a pooled
 * connection carries nothing to its next user.
 *
 * <p>Work inside work joins the open transaction; where it names another scope, the settings change
 * for the inner work only.
 */
@Component
public class ScopedDatabase {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ScopedDatabase(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Runs work that sees what {@code scope} sees; all it writes lands, or nothing does. */
    public <T> T call(Scope scope, Function<JdbcClient, T> work) {
        return transaction.execute(status -> as(scope, work));
    }

    /**
     * Like {@link #call} for work whose statements read and write by keys: where it opens the
     * transaction, one plan does for all keys. To make one anew for each, with all that row-level
     * security asks, costs more than to run it.
     *
     * @param after as whom what follows from the work is done
     */
    public <T> T callByKeys(Scope scope, Function<JdbcClient, Followed<T>> work, Scope after) {
        if (TransactionSynchronizationManager.hasResource(this)) {
            Followed<T> done = call(scope, work);
            done.then().ifPresent(then -> run(after, then));
            return done.result();
        }
        return transaction.execute(status -> {
            Followed<T> done =
                    bound(
                            scope,
                            () -> {
                                ScopeSettings.of(scope).applyByKeysTo(jdbc);
                                return work.apply(jdbc);
                            });
            done.then()
                    .ifPresent(then ->
                            bound(
                                    after,
                                    () -> {
                                        ScopeSettings.of(after).applyTo(jdbc);
                                        then.accept(jdbc);
                                        return true;
                                    }));
            return done.result();
        });
    }

    /**
     * What came of a piece of work, and what is to follow from it in the same transaction, as
     * another scope: nothing of the first comes after it.
     */
    public record Followed<T>(T result, Optional<Consumer<JdbcClient>> then) {}

    private <T> T bound(Scope scope, Supplier<T> work) {
        bind(scope);
        try {
            return work.get();
        } finally {
            bind(null);
        }
    }

    /** Like {@link #call} for work without a result. */
    public void run(Scope scope, Consumer<JdbcClient> work) {
        transaction.executeWithoutResult(status ->
                as(
                        scope,
                        client -> {
                            work.accept(client);
                            return true;
                        }));
    }

    private <T> T as(Scope scope, Function<JdbcClient, T> work) {
        Scope outer = (Scope) TransactionSynchronizationManager.getResource(this);
        bind(scope);
        try {
            boolean other = outer == null || !seesTheSame(scope, outer);
            if (other) {
                ScopeSettings.of(scope).applyTo(jdbc);
            }
            T result = work.apply(jdbc);
            if (outer != null && other) {
                ScopeSettings.of(outer).applyTo(jdbc);
            }
            return result;
        } finally {
            bind(outer);
        }
    }

    /** The platform's tasks see all, whichever of them acts. */
    private static boolean seesTheSame(Scope scope, Scope outer) {
        return scope.equals(outer) || (scope.isPlatform() && outer.isPlatform());
    }

    private void bind(@Nullable Scope scope) {
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
        if (scope != null) {
            TransactionSynchronizationManager.bindResource(this, scope);
        }
    }
}
