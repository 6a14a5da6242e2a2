/** The rows of the datasets: how they come in, and the slices that a scope sees of them. */
@NullMarked
@ApplicationModule(
        displayName = "Lake",
        allowedDependencies = {
            "catalog",
            "area",
            "identity",
            "audit",
            "scope",
            "http",
            "settings",
            "postgres"
        })
package org.jingwei.lake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
