/**
 * What enterprises say 企业诉求: suggestions and demands, which the centre of their area answers or
 * hands on, and complaints, which go past the unit complained of to its supervisor.
 *
 * <p><b>Who is kept from what.</b> A complaint is shown by row-level security to the enterprise
 * that wrote it and to the organisation that received it, and to nobody else: not to the unit that
 * it is about, not to another centre, not to an administrator of the platform. It leaves nothing in
 * the history of the matter that it is about. The audit trail notes that an enterprise wrote
 * something, not of which kind nor about whom. Who reads all of the database, as its owner does,
 * reads complaints too.
 */
@NullMarked
package org.jingwei.coordination.inspection.voice;

import org.jspecify.annotations.NullMarked;
