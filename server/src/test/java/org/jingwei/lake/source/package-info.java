@NullMarked
package org.jingwei.lake.source;

import org.jspecify.annotations.NullMarked;
