/** Who inspects enterprises in the demo city, what, and what became of it: all of it made up. */
@NullMarked
package org.jingwei.demo.city.inspection;

import org.jspecify.annotations.NullMarked;
