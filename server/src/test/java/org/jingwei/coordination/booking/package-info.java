/** Tests of what the ledger is told of lives. */
@NullMarked
package org.jingwei.coordination.booking;

import org.jspecify.annotations.NullMarked;
