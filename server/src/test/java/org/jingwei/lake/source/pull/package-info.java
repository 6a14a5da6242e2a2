@NullMarked
package org.jingwei.lake.source.pull;

import org.jspecify.annotations.NullMarked;
