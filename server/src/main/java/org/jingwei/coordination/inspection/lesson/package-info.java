/**
 * Common problems 举一反三: what inspections found at many enterprises is proposed to the centre,
 * reviewed by it, and told to those whom it concerns, who say that they have read it and what they
 * found when they looked.
 *
 * <p>A proposal is a query over delivered results and is kept nowhere until it is reviewed. It
 * needs {@code JINGWEI_COMMON_ENTERPRISES} enterprises, at least three, so that nobody learns where
 * it was found; words that name one of them are refused. What those who were told found by
 * themselves is counted in whole blocks of five answers.
 */
@NullMarked
package org.jingwei.coordination.inspection.lesson;

import org.jspecify.annotations.NullMarked;
