package org.jingwei.coordination.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the rules of {@code shipped.json} in force for the whole place where there is no rule yet.
 * They are a place to begin at: the centre changes them as the place has decided.
 */
@Component
class ShippedRules implements ApplicationRunner {
    private static final long LOCK = 0x6a77_7275_6c65_7331L;

    private final ScopedDatabase database;
    private final RuleCheck check;
    private final AuditTrail audit;
    private final boolean wanted;

    ShippedRules(ScopedDatabase database, RuleCheck check, AuditTrail audit, Settings settings) {
        this.database = database;
        this.check = check;
        this.audit = audit;
        this.wanted = settings.flag(Setting.SHIPPED_RULES);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (wanted) {
            Scope scope = Scope.platform("shipped-rules");
            database.run(scope, jdbc -> install(scope, jdbc));
        }
    }

    /** Of several servers that start at once one does it. */
    private void install(Scope scope, JdbcClient jdbc) {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> true)
                .single();
        if (RuleRows.count(jdbc) > 0) {
            return;
        }
        RuleDraft[] drafts = shipped();
        for (RuleDraft draft : drafts) {
            RuleRows.insert(jdbc, check.check(scope, draft, Optional.empty()));
        }
        audit.done(scope, "rule.ship", "rules", drafts.length);
    }

    private static RuleDraft[] shipped() {
        try (InputStream file =
                Objects.requireNonNull(ShippedRules.class.getResourceAsStream("shipped.json"))) {
            return JsonMapper.shared().readValue(file, RuleDraft[].class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
