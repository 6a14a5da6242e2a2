@NullMarked
package org.jingwei.map.news;

import org.jspecify.annotations.NullMarked;
