package org.jingwei.area.imports;

import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may change the area tree, and one at a time. */
final class ImportRights {
    private ImportRights() {}

    static void require(Scope scope, AuditTrail trail, String action, String object) {
        if (!scope.administrator()) {
            trail.refused(scope, action, object);
            throw Problem.forbidden("Only an administrator changes the area tree.");
        }
    }

    /** Waits until no other import is under way; held until the transaction ends. */
    static void lock(JdbcClient jdbc) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('jingwei.area'))")
                .query((row, number) -> true)
                .single();
    }
}
