/** What the rules of the gate promise. */
@NullMarked
package org.jingwei.coordination.rules;

import org.jspecify.annotations.NullMarked;
