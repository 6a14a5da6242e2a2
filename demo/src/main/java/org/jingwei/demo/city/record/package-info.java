/** The demo city's records: eight departments' datasets, generated, with what defines them. */
@NullMarked
package org.jingwei.demo.city.record;

import org.jspecify.annotations.NullMarked;
