/** Rules and what they find, over HTTP. */
@NullMarked
package org.jingwei.coordination.rules.web;

import org.jspecify.annotations.NullMarked;
