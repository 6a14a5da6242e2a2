package org.jingwei.coordination.signing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterChanged;
import org.jingwei.coordination.MatterFollower;
import org.jingwei.coordination.MatterGuard;
import org.jingwei.coordination.Mechanisms;
import org.jingwei.coordination.Move;
import org.jingwei.coordination.Party;
import org.jingwei.http.Problem;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets no matter be approved over the head of whom its centre asked: while a required signer has
 * not answered, and where one objects without a reason of the centre.
 */
@Component
class SigningGate implements MatterGuard, MatterFollower {
    private static final String APPROVE = "approve";

    private final Mechanisms mechanisms;
    private final Organisations organisations;

    SigningGate(Mechanisms mechanisms, Organisations organisations) {
        this.mechanisms = mechanisms;
        this.organisations = organisations;
    }

    @Override
    public Map<String, String> before(
            Scope scope, JdbcClient jdbc, List<Move> moves, MatterActions.Intent intent) {
        if (intent.action().equals(APPROVE)) {
            List<String> matters = moves.stream().map(move -> move.matter().id()).toList();
            SignerRows.ofHeld(jdbc, matters)
                    .values()
                    .forEach(signers -> requireHeard(scope, signers, intent));
        }
        return Map.of();
    }

    private void requireHeard(Scope scope, List<Signer> signers, MatterActions.Intent intent) {
        List<Signer> missing =
                signers.stream().filter(one -> one.waits() && one.required()).toList();
        if (!missing.isEmpty()) {
            throw Problem.conflict(
                            "signers-missing",
                            names(scope, missing)
                                    + " have not answered: not approved before they do, or you do"
                                    + " without their answer.")
                    .chinese("会签单位尚未答复：" + names(scope, missing) + "。请等待答复，或决定不再等待。");
        }
        List<Signer> objecting = signers.stream().filter(Signer::objects).toList();
        if (!objecting.isEmpty() && intent.reason().isBlank()) {
            throw Problem.invalid(
                            "reason-needed",
                            names(scope, objecting) + " object: approving needs a reason.")
                    .chinese("会签单位提出异议：" + names(scope, objecting) + "，同意须说明理由。")
                    .errors(List.of(new Problem.Place(0, "reason", "is missing")));
        }
    }

    private String names(Scope scope, List<Signer> some) {
        List<String> ids = some.stream().map(Signer::organisation).distinct().toList();
        var names = organisations.names(scope, ids);
        return ids.stream().map(id -> names.getOrDefault(id, id)).collect(Collectors.joining("、"));
    }

    /** Nobody is waited for in a matter that was decided; of a changed one all are asked anew. */
    @Override
    public boolean concerns(MatterChanged change) {
        return !isWeighed(change, change.to())
                && (isWeighed(change, change.from()) || goesBack(change));
    }

    /** Opinions are asked for where a centre decides, and waited for while targets are asked. */
    private boolean isWeighed(MatterChanged change, String state) {
        return mechanisms
                .find(change.mechanism())
                .flatMap(mechanism -> mechanism.life().findState(state))
                .flatMap(Life.State::waitsFor)
                .filter(party -> party == Party.CENTRE || party == Party.TARGET)
                .isPresent();
    }

    private boolean goesBack(MatterChanged change) {
        return mechanisms
                .find(change.mechanism())
                .filter(mechanism -> mechanism.life().start().equals(change.to()))
                .isPresent();
    }

    @Override
    public void after(JdbcClient jdbc, List<MatterChanged> changes) {
        SignerRows.lapse(jdbc, changes, this::goesBack)
                .forEach(matter -> SignerRows.turn(jdbc, matter));
    }
}
