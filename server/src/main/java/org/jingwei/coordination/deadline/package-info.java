/** The time that runs for a matter: due when, extended, urged, and handed up when it is over. */
@NullMarked
package org.jingwei.coordination.deadline;

import org.jspecify.annotations.NullMarked;
