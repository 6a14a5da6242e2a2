/**
 * The rules of the gate: what a matter is checked against before it is submitted and before it is
 * approved, kept by the centre in versions, and tried on the matters of a past year.
 */
@NullMarked
package org.jingwei.coordination.rules;

import org.jspecify.annotations.NullMarked;
