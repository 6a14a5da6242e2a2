/** Tests of the demo city. */
@NullMarked
package org.jingwei.demo.city;

import org.jspecify.annotations.NullMarked;
