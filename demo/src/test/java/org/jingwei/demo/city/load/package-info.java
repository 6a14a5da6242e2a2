/** Tests of the demo city: load. */
@NullMarked
package org.jingwei.demo.city.load;

import org.jspecify.annotations.NullMarked;
