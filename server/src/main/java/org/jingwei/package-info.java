/** Jingwei, the application: one package per capability. */
@NullMarked
package org.jingwei;

import org.jspecify.annotations.NullMarked;
