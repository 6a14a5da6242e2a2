package org.jingwei.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The organisations of the place, and the accounts that act for them. */
@Component
public class Organisations {
    private final ScopedDatabase database;
    private final AccountStore store;
    private final AuditTrail audit;
    private final Passwords passwords = new Passwords();

    Organisations(ScopedDatabase database, AccountStore store, AuditTrail audit) {
        this.database = database;
        this.store = store;
        this.audit = audit;
    }

    /** The organisation of this id, when the scope may know it. */
    public Optional<Organisation> find(Scope scope, String id) {
        return database.call(scope, jdbc -> store.findOrganisation(jdbc, id));
    }

    /** The stored area codes of all organisations that have one, by their ids. */
    public Map<String, Long> areas(Scope scope) {
        return database.call(scope, store::organisationAreas);
    }

    /** All coordination centres that have an area; a place has few. */
    public List<Organisation> centres(Scope scope) {
        return database.call(scope, store::centres);
    }

    /** What these organisations are called, in one question. */
    public Map<String, String> names(Scope scope, Collection<String> ids) {
        return database.call(scope, jdbc -> store.organisationNames(jdbc, ids));
    }

    /**
     * Organisations the scope may know, in the order of their ids; one more than the page holds.
     */
    public List<Organisation> list(Scope scope, PageRequest page) {
        return database.call(
                scope,
                jdbc -> store.listOrganisations(jdbc, page.cursor().orElse(""), page.limit() + 1));
    }

    /**
     * Adds an organisation.
     *
     * @throws Problem 409 if there is another one of this id, 422 if its area is not in the area
     *     tree
     */
    public void add(Scope scope, Organisation organisation) {
        requireAdministrator(scope);
        try {
            database.run(
                    scope,
                    jdbc -> {
                        if (!store.insert(jdbc, organisation)) {
                            throw Problem.conflict(
                                    "organisation-exists",
                                    "There is an organisation " + organisation.id() + " already.");
                        }
                        audit.done(
                                scope, "organisation.add", "organisation:" + organisation.id(), 1);
                    });
        } catch (DataIntegrityViolationException | InvalidAreaCodeException e) {
            throw Problem.invalid(
                    "unknown-area",
                    "The area "
                            + organisation.area().orElse("")
                            + " is not in the area tree; import it first.");
        }
    }

    /** Accounts, in the order of their names; for administrators. */
    public List<AccountSummary> listAccounts(Scope scope, PageRequest page) {
        requireAdministrator(scope);
        return database.call(
                scope, jdbc -> store.list(jdbc, page.cursor().orElse(""), page.limit() + 1));
    }

    /**
     * Adds an account with its grants.
     *
     * @throws Problem 409 if the name is taken, 422 if organisation, zone or an area is unknown
     */
    public void add(Scope scope, NewAccount account) {
        requireAdministrator(scope);
        String hash = passwords.hash(account.password());
        try {
            database.run(
                    scope,
                    jdbc -> {
                        if (store.findSecret(jdbc, account.username()).isPresent()) {
                            throw Problem.conflict(
                                    "account-exists",
                                    "There is an account " + account.username() + " already.");
                        }
                        store.insert(jdbc, account, hash);
                        audit.done(scope, "account.add", "account:" + account.username(), 1);
                    });
        } catch (DataIntegrityViolationException e) {
            throw Problem.invalid(
                    "unknown-reference",
                    "The organisation or a zone of this account is not known; add it first.");
        } catch (InvalidAreaCodeException e) {
            throw Problem.invalid(
                    "invalid-area", "A grant names an invalid area code: " + e.getMessage());
        }
    }

    /**
     * Says whether an account answers for its organisation.
     *
     * @throws Problem 404 if there is no such account, 422 if its role heads no unit
     */
    public AccountSummary setHead(Scope scope, String username, boolean head) {
        requireAdministrator(scope);
        return database.call(
                scope,
                jdbc -> {
                    AccountSummary account = summary(jdbc, username);
                    if (head) {
                        NewAccount.requireMayHead(account.role());
                    }
                    store.setHead(jdbc, username, head);
                    audit.done(
                            scope,
                            head ? "account.head" : "account.head-end",
                            "account:" + username,
                            1);
                    return summary(jdbc, username);
                });
    }

    private AccountSummary summary(JdbcClient jdbc, String username) {
        return store.findSummary(jdbc, username).orElseThrow(() -> Problem.notFound("The account"));
    }

    private static void requireAdministrator(Scope scope) {
        if (!scope.administrator()) {
            throw Problem.forbidden("Only an administrator manages organisations and accounts.");
        }
    }
}
