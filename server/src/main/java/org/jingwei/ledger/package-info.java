/** Burden booked and saved: what was asked of whom, by whom, on which basis, in minutes. */
@NullMarked
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"area", "identity", "audit", "scope", "http", "settings"})
package org.jingwei.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
