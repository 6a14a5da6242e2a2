/** Measures the platform beside a peer or a physical limit, in one run. */
@NullMarked
package org.jingwei.bench;

import org.jspecify.annotations.NullMarked;
