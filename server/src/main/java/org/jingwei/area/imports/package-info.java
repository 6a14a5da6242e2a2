/** Takes in area lists and boundary files: each as a whole, or refused with every reason. */
@NullMarked
package org.jingwei.area.imports;

import org.jspecify.annotations.NullMarked;
