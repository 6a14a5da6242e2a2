/**
 * What those who were asked think of how it went, without anybody knowing who thinks what.
 *
 * <p><b>Who is kept from what.</b> The requester and the centre read, over HTTP, averages of blocks
 * of at least {@code JINGWEI_EVALUATION_GROUP} ballots and nothing finer: sums change by whole
 * blocks only, so the difference of two answers is a block. They do not read who has voted. Who
 * reads all of the database, as its administrator or from a copy or a backup of it, reads who used
 * the one ballot for which matter, and of what was said only the sums and the words of whole
 * blocks, which chance has put in order; within a block nothing tells whose is whose, neither ids
 * nor order on disk nor transaction ids, for all words of a block are written by one transaction.
 * Ballots that wait for their block are in one sealed value of constant length, whose key is a file
 * outside of the database; each ballot writes all of it anew under a new nonce, so old versions and
 * the write-ahead log show ciphertext. No step of the matter, no entry of the audit trail, no
 * idempotency key and no log line is written for a ballot.
 *
 * <p><b>What is not kept from whom.</b> Who holds the key file <em>and</em> versions of the urn
 * from before and after a ballot (the write-ahead log, dead rows, two copies) can open both and
 * compare: the key and the copies of the database belong into different hands. Who watches the
 * running server's memory sees a ballot pass. Of a block of k, k - 1 voters who conspire know the
 * last ballot. Words can betray who wrote them; the screen says so. When a block is full, the
 * month's sums are published, so whoever watches them learns when.
 */
@NullMarked
package org.jingwei.coordination.evaluation;

import org.jspecify.annotations.NullMarked;
