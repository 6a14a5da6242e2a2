/** What is asked of schools 社会事务进校园. */
@NullMarked
package org.jingwei.coordination.campus;

import org.jspecify.annotations.NullMarked;
