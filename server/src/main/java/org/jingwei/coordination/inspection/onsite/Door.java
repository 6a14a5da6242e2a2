package org.jingwei.coordination.inspection.onsite;

import org.jingwei.coordination.Matter;
import org.jingwei.scope.SubjectKey;

/**
 * One enterprise that a matter inspects, and who asks.
 *
 * @param area stored code of where it is
 * @param decided whether the matter is approved and not at its end
 */
record Door(Matter matter, SubjectKey target, String name, long area, Side side, boolean decided) {}
