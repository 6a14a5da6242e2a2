package org.jingwei.lake.source.pull;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.http.Problem;
import org.jingwei.lake.intake.Mappings;
import org.jingwei.lake.source.Delivery;
import org.jingwei.lake.source.Secrets;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/** Tries pulls out before they are saved, so that a mistake shows now and not in the night. */
@Component
public class PullTrials {
    private final Pulls pulls;
    private final ScopedDatabase database;
    private final Delivery delivery;
    private final Secrets secrets;
    private final Mappings mappings;
    private final AuditTrail audit;

    PullTrials(
            Pulls pulls,
            ScopedDatabase database,
            Delivery delivery,
            Secrets secrets,
            Mappings mappings,
            AuditTrail audit) {
        this.pulls = pulls;
        this.database = database;
        this.delivery = delivery;
        this.secrets = secrets;
        this.mappings = mappings;
        this.audit = audit;
    }

    /**
     * Tries a definition out: connects to the source and asks it for the columns. Nothing is kept.
     *
     * @param before the pull that is to be changed, whose password is used where none is given
     * @throws Problem invalid with the place of the mistake, in the words of the source
     */
    public PullTrial tryOut(
            Scope scope, String system, Optional<String> before, PullDefinition definition) {
        String id = before.orElseGet(() -> UUID.randomUUID().toString());
        delivery.ownSystem(scope, system);
        Pull pull = pulls.checked(scope, new PullCheck.Place(id, system), definition);
        String password =
                Optional.ofNullable(definition.password())
                        .or(() -> before.map(known -> keptPassword(scope, system, pull)))
                        .orElse("");
        audit.done(scope, "pull.try", system + "/" + pull.name(), 1);
        try (SourceConnection source = SourceConnection.tryOut(pull, password)) {
            List<PullTrial.Column> columns = source.columns(pull);
            List<String> header = columns.stream().map(PullTrial.Column::name).toList();
            Dataset dataset = delivery.dataset(scope, system, pull.dataset());
            return new PullTrial(columns, mappings.misfit(scope, dataset, header));
        } catch (SQLException e) {
            SourceFailure failure = SourceFailure.of(e);
            throw Problem.invalid(failure.code(), failure.detail())
                    .errors(List.of(new Problem.Place(0, place(pull, failure), failure.detail())));
        }
    }

    private String keptPassword(Scope scope, String system, Pull pull) {
        Pull before = pulls.get(scope, system, pull.id()).pull();
        if (!before.use().equals(pull.use())) {
            throw Pulls.passwordNeeded();
        }
        byte[] sealed =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql("SELECT password FROM pull WHERE id = :id")
                                        .param("id", pull.id())
                                        .query(byte[].class)
                                        .single());
        return secrets.open(sealed, pull.use());
    }

    /** Where in the definition the mistake lies. */
    private static String place(Pull pull, SourceFailure failure) {
        return switch (failure.code()) {
            case "login-refused" -> "user";
            case "query-refused" -> pull.query().isPresent() ? "query" : "table";
            default -> "url";
        };
    }
}
