/**
 * Finds names, codes and addresses in memory, by parts, by pinyin and in spite of a typo, within
 * the areas of a scope alone.
 */
@NullMarked
package org.jingwei.engine.search;

import org.jspecify.annotations.NullMarked;
