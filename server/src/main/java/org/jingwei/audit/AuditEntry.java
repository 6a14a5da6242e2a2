package org.jingwei.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the trail.
 *
 * @param id its place in the chain, from 1
 * @param action what was done, as {@code noun.verb}
 * @param object to what
 * @param scope the area ranges the caller could see then
 * @param purpose the purpose stated, if any
 * @param rows how many rows were read or changed
 * @param outcome {@code done} or {@code refused}
 * @param hash SHA-256 over the previous hash and this entry, in hexadecimal
 */
public record AuditEntry(
        long id,
        Instant at,
        String username,
        String organisation,
        String action,
        String object,
        String scope,
        Optional<String> purpose,
        long rows,
        String outcome,
        String hash) {}
