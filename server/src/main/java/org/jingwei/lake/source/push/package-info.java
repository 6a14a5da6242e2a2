/**
 * Takes rows that departments' systems send, and answers only when they are safe: small pushes wait
 * in the database and become one batch with others, a large one is a batch of its own.
 */
@NullMarked
package org.jingwei.lake.source.push;

import org.jspecify.annotations.NullMarked;
