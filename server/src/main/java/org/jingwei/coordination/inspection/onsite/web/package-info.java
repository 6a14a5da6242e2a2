/** What happens at the door, over HTTP. */
@NullMarked
package org.jingwei.coordination.inspection.onsite.web;

import org.jspecify.annotations.NullMarked;
