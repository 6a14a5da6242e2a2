/** Who may inspect and what: the announced units, the published items, and how the desk works. */
@NullMarked
package org.jingwei.coordination.inspection.list;

import org.jspecify.annotations.NullMarked;
