/** The embedded PostgreSQL: unpacked, initialised, started, adopted after a crash, stopped. */
@NullMarked
@ApplicationModule(
        displayName = "Embedded PostgreSQL",
        allowedDependencies = {})
package org.jingwei.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
