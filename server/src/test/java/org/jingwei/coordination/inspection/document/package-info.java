@NullMarked
package org.jingwei.coordination.inspection.document;

import org.jspecify.annotations.NullMarked;
