/** Append-only, hash-chained: who did what to which rows, with which scope and purpose. */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"scope", "http"})
package org.jingwei.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
