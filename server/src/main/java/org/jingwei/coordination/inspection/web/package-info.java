/** The desk of inspections over HTTP. */
@NullMarked
package org.jingwei.coordination.inspection.web;

import org.jspecify.annotations.NullMarked;
