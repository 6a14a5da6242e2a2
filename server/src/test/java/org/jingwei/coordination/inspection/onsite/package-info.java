/** What happens at the door, tested. */
@NullMarked
package org.jingwei.coordination.inspection.onsite;

import org.jspecify.annotations.NullMarked;
