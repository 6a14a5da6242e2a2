/** What an area list or a boundary file is refused for. */
@NullMarked
package org.jingwei.area.imports;

import org.jspecify.annotations.NullMarked;
