/** Tests of what every answer shares. */
@NullMarked
package org.jingwei.http;

import org.jspecify.annotations.NullMarked;
