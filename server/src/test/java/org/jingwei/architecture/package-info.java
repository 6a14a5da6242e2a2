/** The boundaries of the house, each proved able to fail. */
@NullMarked
package org.jingwei.architecture;

import org.jspecify.annotations.NullMarked;
