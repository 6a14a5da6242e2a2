package org.jingwei.coordination.inspection.plan;

import org.jingwei.coordination.RuleRefusal;

/**
 * That an inspection breaks one of the desk's checks.
 *
 * @param rule its id
 * @param field what of the matter has to change
 * @param way what would make it pass
 */
public record DeskFinding(
        String rule,
        String field,
        String words,
        String wordsEn,
        String way,
        String wayEn,
        String legalSource)
        implements RuleRefusal.Broken {}
