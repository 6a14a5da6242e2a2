/** What the other end answers: no objection or an objection, and the time that suits it. */
@NullMarked
package org.jingwei.coordination.answer;

import org.jspecify.annotations.NullMarked;
