/**
 * What is to be inspected: plans, the tasks that come from plans and cases, and what is checked of
 * them at the gate.
 */
@NullMarked
package org.jingwei.coordination.inspection.plan;

import org.jspecify.annotations.NullMarked;
