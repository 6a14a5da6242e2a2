@NullMarked
package org.jingwei.coordination.inspection.numbers;

import org.jspecify.annotations.NullMarked;
