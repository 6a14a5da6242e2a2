/**
 * One page of truth per subject: what every dataset knows of an area, an enterprise or a school.
 */
@NullMarked
@ApplicationModule(
        displayName = "Dossier",
        allowedDependencies = {"area", "identity", "catalog", "lake", "audit", "scope", "http"})
package org.jingwei.dossier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
