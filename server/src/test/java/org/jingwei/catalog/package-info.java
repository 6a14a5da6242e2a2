/** Tests of {@code org.jingwei.catalog}. */
@NullMarked
package org.jingwei.catalog;

import org.jspecify.annotations.NullMarked;
