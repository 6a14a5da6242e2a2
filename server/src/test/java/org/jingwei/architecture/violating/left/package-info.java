/** A fixture that breaks a rule on purpose. */
@NullMarked
package org.jingwei.architecture.violating.left;

import org.jspecify.annotations.NullMarked;
