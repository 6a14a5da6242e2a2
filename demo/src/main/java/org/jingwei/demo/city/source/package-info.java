/** The departments' source systems and their businesses, as the platform registers them. */
@NullMarked
package org.jingwei.demo.city.source;

import org.jspecify.annotations.NullMarked;
