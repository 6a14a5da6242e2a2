/** Whole-system tests: the platform as people and systems meet it, over HTTP and in a browser. */
@NullMarked
package org.jingwei.acceptance;

import org.jspecify.annotations.NullMarked;
