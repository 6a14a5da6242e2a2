/**
 * Self-checks 自查: an enterprise goes through what inspections look at, by itself, and keeps what it
 * found.
 *
 * <p>What it found is its own. Nobody else reads it, by row-level security, unless the enterprise
 * shares it; an enterprise that might have its answers held against it would write down that all is
 * well. Centres and units read how many self-checks there were, and of how many enterprises.
 */
@NullMarked
package org.jingwei.coordination.inspection.selfcheck;

import org.jspecify.annotations.NullMarked;
