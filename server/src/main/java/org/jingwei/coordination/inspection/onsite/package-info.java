/**
 * What happens at an enterprise's door: the code that is scanned there, the visit, its record, what
 * came of it and its publication.
 */
@NullMarked
package org.jingwei.coordination.inspection.onsite;

import org.jspecify.annotations.NullMarked;
