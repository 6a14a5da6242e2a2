/** What every answer of the API shares: problem details, pages, cursors. */
@NullMarked
@ApplicationModule(
        displayName = "HTTP conventions",
        allowedDependencies = {})
package org.jingwei.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
