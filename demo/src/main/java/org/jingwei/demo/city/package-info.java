/** The demo city: real codes and names of Putian, generated shapes and records. */
@NullMarked
package org.jingwei.demo.city;

import org.jspecify.annotations.NullMarked;
