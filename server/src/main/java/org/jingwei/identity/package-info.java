/** People, organisations, roles and grants; builds the {@code Scope} of each request. */
@NullMarked
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"area", "audit", "scope", "http", "settings"})
package org.jingwei.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
