/** The catalogue over HTTP. */
@NullMarked
package org.jingwei.catalog.web;

import org.jspecify.annotations.NullMarked;
