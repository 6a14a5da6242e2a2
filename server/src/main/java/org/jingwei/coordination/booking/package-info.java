/** Tells the ledger what each step of a matter comes to. */
@NullMarked
package org.jingwei.coordination.booking;

import org.jspecify.annotations.NullMarked;
