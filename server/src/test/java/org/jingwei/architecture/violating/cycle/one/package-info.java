/** A fixture that breaks a rule on purpose. */
@NullMarked
package org.jingwei.architecture.violating.cycle.one;

import org.jspecify.annotations.NullMarked;
