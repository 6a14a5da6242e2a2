package org.jingwei.coordination.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.MatterVerbs;
import org.jingwei.coordination.Party;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/** Shows who has a say in a matter beside its parties, and what the caller may do about it. */
@Component
public class SigningRoom {
    private final MatterVerbs verbs;
    private final TransferVerbs transfers;

    SigningRoom(MatterVerbs verbs, TransferVerbs transfers) {
        this.verbs = verbs;
        this.transfers = transfers;
    }

    /**
     * Who has a say.
     *
     * @param centres to which the caller may hand the matter
     * @param open what the caller may do now: countersign, waive-signer, transfer, sign, add-signer
     */
    public record Shown(
            List<Signer> signers,
            List<Transfer> transfers,
            List<String> centres,
            List<String> open) {}

    /** The signers and the transfers of a matter. */
    public Shown of(Scope scope, String id) {
        return verbs.look(
                scope,
                id,
                (jdbc, held) -> {
                    List<Signer> signers = SignerRows.list(jdbc, id);
                    boolean decides =
                            held.parties().contains(Party.CENTRE)
                                    && held.state().waitsFor().equals(Optional.of(Party.CENTRE));
                    List<String> centres = decides ? transfers.competent(scope, id) : List.of();
                    return new Shown(
                            signers,
                            TransferRows.list(jdbc, id),
                            centres,
                            open(scope, signers, decides, !centres.isEmpty()));
                });
    }

    private static List<String> open(
            Scope scope, List<Signer> signers, boolean decides, boolean transfers) {
        List<String> open = new ArrayList<>();
        if (decides) {
            open.add("countersign");
            if (signers.stream().anyMatch(Signer::waits)) {
                open.add("waive-signer");
            }
            if (transfers) {
                open.add("transfer");
            }
        }
        if (SigningVerbs.findTurn(scope, signers).isPresent()) {
            open.add("sign");
            open.add("add-signer");
        }
        return open;
    }
}
