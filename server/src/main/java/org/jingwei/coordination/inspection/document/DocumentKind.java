package org.jingwei.coordination.inspection.document;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The seven documents that go with an inspection, after the standard texts of administrative
 * inspection that the Ministry of Justice has issued (国办发〔2024〕54号).
 */
public enum DocumentKind {
    /** The unit's head lets an inspection go ahead. */
    APPROVAL("行政检查审批表", "Approval of an inspection", Stage.ANY),
    /** What the enterprise is told before. */
    NOTICE("行政检查通知书", "Notice of an inspection", Stage.AGREED),
    /** What was seen at the place. */
    RECORD("现场检查笔录", "Record of an inspection", Stage.AGREED),
    /** What was taken along to be tested. */
    SAMPLING("抽样取证凭证", "Receipt of samples", Stage.AGREED),
    /** How a place was found. */
    INQUEST("勘验笔录", "Record of an inquest", Stage.AGREED),
    /** What somebody was asked, and answered. */
    QUESTIONING("询问笔录", "Record of questioning", Stage.AGREED),
    /** What came of it, as the enterprise is told. */
    RESULT("行政检查结果告知书", "Result of an inspection", Stage.AGREED);

    /** From when on a document is made. */
    enum Stage {
        ANY,
        AGREED
    }

    private final String chinese;
    private final String english;
    private final Stage stage;

    DocumentKind(String chinese, String english, Stage stage) {
        this.chinese = chinese;
        this.english = english;
        this.stage = stage;
    }

    /** What it is called. */
    public String chinese() {
        return chinese;
    }

    /** What it is called in English. */
    public String english() {
        return english;
    }

    /** Whether it is made only for what was agreed to, and then for the target too. */
    boolean needsAgreement() {
        return stage == Stage.AGREED;
    }

    /** As it stands in addresses. */
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DocumentKind> ofSlug(String slug) {
        return Stream.of(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
