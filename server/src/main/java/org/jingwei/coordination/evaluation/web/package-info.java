/** Evaluations over HTTP. */
@NullMarked
package org.jingwei.coordination.evaluation.web;

import org.jspecify.annotations.NullMarked;
