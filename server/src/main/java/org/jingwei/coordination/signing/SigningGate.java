package org.jingwei.coordination.signing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterChanged;
import org.jingwei.coordination.MatterGuard;
import org.jingwei.coordination.Mechanism;
import org.jingwei.coordination.Mechanisms;
import org.jingwei.coordination.Party;
import org.jingwei.http.Problem;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets no matter be approved over the head of whom its centre asked: while a required signer has
 * not answered, and where one objects without a reason of the centre.
 */
@Component
class SigningGate implements MatterGuard {
    private static final String APPROVE = "approve";
    private static final Scope PLATFORM = Scope.platform("signing");

    private final ScopedDatabase database;
    private final Mechanisms mechanisms;
    private final Organisations organisations;

    SigningGate(ScopedDatabase database, Mechanisms mechanisms, Organisations organisations) {
        this.database = database;
        this.mechanisms = mechanisms;
        this.organisations = organisations;
    }

    @Override
    public void before(
            Scope scope,
            JdbcClient jdbc,
            Matter matter,
            Life.Action action,
            MatterActions.Deed deed) {
        if (!action.id().equals(APPROVE)) {
            return;
        }
        List<Signer> signers = SignerRows.list(jdbc, matter.id());
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
        if (!objecting.isEmpty() && deed.reason().isBlank()) {
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
    @EventListener
    void on(MatterChanged change) {
        Optional<Life> life = mechanisms.find(change.mechanism()).map(Mechanism::life);
        Optional<Party> waitsFor =
                life.flatMap(known -> known.findState(change.to())).flatMap(Life.State::waitsFor);
        if (waitsFor.filter(party -> party == Party.CENTRE || party == Party.TARGET).isPresent()) {
            return;
        }
        boolean back = life.filter(known -> known.start().equals(change.to())).isPresent();
        database.run(
                PLATFORM,
                jdbc -> {
                    if (SignerRows.lapse(jdbc, change.matter(), back)) {
                        SignerRows.turn(jdbc, change.matter());
                    }
                });
    }
}
