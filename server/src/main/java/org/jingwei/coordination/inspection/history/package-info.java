/**
 * Inspections from before the gate, taken in as history: what they were, what they came to, and
 * that they count for the caps.
 */
@NullMarked
package org.jingwei.coordination.inspection.history;

import org.jspecify.annotations.NullMarked;
