/**
 * What there is to know: source systems and their businesses; datasets with their owner, elements,
 * key, place and sensitivity.
 */
@NullMarked
@ApplicationModule(
        displayName = "Catalogue",
        allowedDependencies = {"area", "identity", "audit", "scope", "http", "settings"})
package org.jingwei.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
