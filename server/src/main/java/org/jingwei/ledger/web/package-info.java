/** The ledger over HTTP: sums, the rows behind them, and those rows as a file. */
@NullMarked
package org.jingwei.ledger.web;

import org.jspecify.annotations.NullMarked;
