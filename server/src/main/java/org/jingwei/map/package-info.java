/**
 * The one map: its layers, their tiles and features as a scope sees them, and the search over what
 * is on it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Map",
        allowedDependencies = {
            "area",
            "identity",
            "catalog",
            "lake",
            "lake :: export",
            "audit",
            "scope",
            "http",
            "settings"
        })
package org.jingwei.map;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
