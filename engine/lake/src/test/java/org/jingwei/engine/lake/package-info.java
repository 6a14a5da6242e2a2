/** Tests of the lake on a real PostgreSQL, and the contract that every engine passes. */
@NullMarked
package org.jingwei.engine.lake;

import org.jspecify.annotations.NullMarked;
