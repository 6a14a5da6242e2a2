@NullMarked
package org.jingwei.coordination.inspection.merging;

import org.jspecify.annotations.NullMarked;
