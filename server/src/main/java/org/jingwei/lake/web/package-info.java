/** Batches and slices over HTTP. */
@NullMarked
package org.jingwei.lake.web;

import org.jspecify.annotations.NullMarked;
