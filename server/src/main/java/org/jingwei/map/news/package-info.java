/** Tells open maps which of their layers changed. */
@NullMarked
package org.jingwei.map.news;

import org.jspecify.annotations.NullMarked;
