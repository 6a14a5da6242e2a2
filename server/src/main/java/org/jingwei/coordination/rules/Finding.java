package org.jingwei.coordination.rules;

import java.util.List;
import org.jingwei.coordination.RuleRefusal;

/**
 * That a matter breaks a rule.
 *
 * @param severity what it means; ADVISE where the rule makes an exception for the matter's ground
 * @param excepted whether it does
 * @param field what of the matter has to change
 * @param targets how many targets it is about; all where the matter as such breaks it
 * @param first names of the first few of them
 * @param words what is wrong
 * @param way what would make it pass
 */
public record Finding(
        String rule,
        int version,
        String name,
        String nameEn,
        Severity severity,
        boolean excepted,
        String field,
        int targets,
        List<String> first,
        String words,
        String wordsEn,
        String way,
        String wayEn,
        String legalSource)
        implements RuleRefusal.Broken {
    public Finding {
        first = List.copyOf(first);
    }
}
