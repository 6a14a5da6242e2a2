package org.jingwei.coordination.inspection.plan;

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
        String legalSource) {

    /** All of it in one line. */
    String line() {
        return rule + "：" + words + way + " " + wordsEn + " " + wayEn;
    }
}
