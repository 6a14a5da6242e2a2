/**
 * What inspections come to: how many, of whom, by whom, joined or not; each number opens to its
 * rows.
 */
@NullMarked
package org.jingwei.coordination.inspection.numbers;

import org.jspecify.annotations.NullMarked;
