/** Tests of the search index by hand and against reading every entry one by one. */
@NullMarked
package org.jingwei.engine.search;

import org.jspecify.annotations.NullMarked;
