/** The demo city: Putian's real codes and names with generated outlines, people and records. */
@NullMarked
package org.jingwei.demo.city;

import org.jspecify.annotations.NullMarked;
