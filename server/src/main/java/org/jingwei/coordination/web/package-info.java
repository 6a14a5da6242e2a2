/** Matters over HTTP. */
@NullMarked
package org.jingwei.coordination.web;

import org.jspecify.annotations.NullMarked;
