/** Tests of the demo city: record. */
@NullMarked
package org.jingwei.demo.city.record;

import org.jspecify.annotations.NullMarked;
