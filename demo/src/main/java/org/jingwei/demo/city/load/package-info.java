/** Brings the demo city's files into a running platform over its public interface. */
@NullMarked
package org.jingwei.demo.city.load;

import org.jspecify.annotations.NullMarked;
