/**
 * The gate: every demand on a village, an enterprise or a school is a matter, which goes through
 * the life that its mechanism declares.
 */
@NullMarked
@ApplicationModule(
        displayName = "Coordination",
        allowedDependencies = {
            "area",
            "identity",
            "dossier",
            "ledger",
            "audit",
            "scope",
            "http",
            "settings"
        })
package org.jingwei.coordination;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
