package org.jingwei.identity.web;

import java.util.List;
import java.util.Optional;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.identity.AccountSummary;
import org.jingwei.identity.NewAccount;
import org.jingwei.identity.Organisation;
import org.jingwei.identity.Organisations;
import org.jingwei.identity.Role;
import org.jingwei.scope.Clearance;
import org.jingwei.scope.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Organisations and accounts. */
@RestController
@RequestMapping("/api")
class OrganisationController {
    private final Organisations organisations;

    OrganisationController(Organisations organisations) {
        this.organisations = organisations;
    }

    /** The body of a new account; see {@link NewAccount}. */
    record AccountBody(
            String username,
            String displayName,
            Role role,
            String organisation,
            Optional<List<GrantBody>> grants,
            String password,
            Optional<Boolean> permanentPassword,
            Optional<Boolean> head) {
        NewAccount checked() {
            if (username == null
                    || displayName == null
                    || role == null
                    || organisation == null
                    || password == null) {
                throw Problem.invalid(
                        "invalid-account",
                        "username, displayName, role, organisation and password are required.");
            }
            List<NewAccount.GrantedAreas> granted =
                    grants.orElse(List.of()).stream().map(GrantBody::checked).toList();
            return new NewAccount(
                    username,
                    displayName,
                    role,
                    organisation,
                    granted,
                    password,
                    permanentPassword.orElse(false),
                    head.orElse(false));
        }
    }

    /** One grant of a new account. */
    record GrantBody(
            Optional<List<String>> areas,
            Optional<String> zone,
            Optional<Clearance> clearance,
            Optional<String> organisation) {
        NewAccount.GrantedAreas checked() {
            return new NewAccount.GrantedAreas(
                    areas.orElse(List.of()),
                    zone,
                    clearance.orElse(Clearance.PUBLIC),
                    organisation);
        }
    }

    @GetMapping("/organisations")
    Page<Organisation> list(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        PageRequest page = PageRequest.of(cursor, Optional.empty(), limit);
        return Page.of(organisations.list(scope, page), page.limit(), Organisation::id);
    }

    @PostMapping("/organisations")
    @ResponseStatus(HttpStatus.CREATED)
    Organisation add(Scope scope, @RequestBody Organisation organisation) {
        organisations.add(scope, organisation);
        return organisation;
    }

    @GetMapping("/accounts")
    Page<AccountSummary> listAccounts(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        PageRequest page = PageRequest.of(cursor, Optional.empty(), limit);
        return Page.of(
                organisations.listAccounts(scope, page), page.limit(), AccountSummary::username);
    }

    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    AccountSummary addAccount(Scope scope, @RequestBody AccountBody body) {
        NewAccount account = body.checked();
        organisations.add(scope, account);
        return new AccountSummary(
                account.username(),
                account.displayName(),
                account.role(),
                account.organisation(),
                !account.permanentPassword(),
                account.head());
    }

    /** Whether an account answers for its organisation. */
    record HeadBody(boolean head) {}

    @PutMapping("/accounts/{username}/head")
    AccountSummary setHead(Scope scope, @PathVariable String username, @RequestBody HeadBody body) {
        return organisations.setHead(scope, username, body.head());
    }
}
