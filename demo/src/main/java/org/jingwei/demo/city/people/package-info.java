/** Who uses the demo city: its zones, its organisations and their accounts. */
@NullMarked
package org.jingwei.demo.city.people;

import org.jspecify.annotations.NullMarked;
