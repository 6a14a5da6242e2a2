/** The area tree and the zones over HTTP. */
@NullMarked
package org.jingwei.area.web;

import org.jspecify.annotations.NullMarked;
