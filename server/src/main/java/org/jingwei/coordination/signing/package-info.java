/** Who else has a say in a matter: organisations that are asked, the centre it was handed to. */
@NullMarked
package org.jingwei.coordination.signing;

import org.jspecify.annotations.NullMarked;
