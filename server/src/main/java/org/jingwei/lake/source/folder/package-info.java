/**
 * Takes files that systems lay into folders below the configured root. A file's own place says how
 * far it is, so that nothing has to be remembered over a crash.
 */
@NullMarked
package org.jingwei.lake.source.folder;

import org.jspecify.annotations.NullMarked;
