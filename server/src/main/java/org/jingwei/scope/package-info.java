/** The one value that says what a caller may see, and the only door to PostgreSQL's rows. */
@NullMarked
@ApplicationModule(
        displayName = "Scope",
        allowedDependencies = {})
package org.jingwei.scope;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
