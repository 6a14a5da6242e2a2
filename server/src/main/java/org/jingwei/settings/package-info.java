/** What an operator may set, read once and checked before anything starts. */
@NullMarked
@ApplicationModule(
        displayName = "Settings",
        allowedDependencies = {})
package org.jingwei.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
