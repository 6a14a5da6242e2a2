/** What is asked of villages and towns 村级事务准入. */
@NullMarked
package org.jingwei.coordination.village;

import org.jspecify.annotations.NullMarked;
