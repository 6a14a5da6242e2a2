/**
 * Plans inspections of enterprises as few joint visits, and proves that a plan keeps every rule;
 * plain Java that uses nothing but the JDK.
 */
@NullMarked
package org.jingwei.coordination.inspection.merging;

import org.jspecify.annotations.NullMarked;
