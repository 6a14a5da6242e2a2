/**
 * Reads departments' databases: a table or query, again and again from where the last run ended, in
 * files that are booked together with the place they end at.
 */
@NullMarked
package org.jingwei.lake.source.pull;

import org.jspecify.annotations.NullMarked;
