/** The standard documents of an inspection, made from templates that the city can change. */
@NullMarked
package org.jingwei.coordination.inspection.document;

import org.jspecify.annotations.NullMarked;
