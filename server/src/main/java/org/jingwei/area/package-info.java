/** The area tree, its history and its boundaries. */
@NullMarked
@ApplicationModule(
        displayName = "Areas",
        allowedDependencies = {"scope", "http", "settings", "audit"})
package org.jingwei.area;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
