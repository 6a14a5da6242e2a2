/** Tests of the demo city: source. */
@NullMarked
package org.jingwei.demo.city.source;

import org.jspecify.annotations.NullMarked;
