/** A fixture that breaks a rule on purpose. */
@NullMarked
package org.jingwei.architecture.violating.cycle.two;

import org.jspecify.annotations.NullMarked;
