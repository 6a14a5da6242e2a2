package org.jingwei.coordination.inspection.document;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can stand in a template, as {@code {{number}}}; or, of a list, as {@code
 * {{officers.holder}}} in a row of a table, which is then there once for each.
 */
enum Place {
    NUMBER("number", "编号", "Number of the matter"),
    TITLE("title", "事项名称", "What it is called"),
    REQUESTER("requester", "检查机关", "Who inspects"),
    TARGET("target", "检查对象", "Who is inspected"),
    TARGET_CODE("targetCode", "统一社会信用代码", "Unified social credit code"),
    TARGET_AREA("targetArea", "所在区划", "Where it lies"),
    LEGAL_BASIS("legalBasis", "检查依据", "Legal basis"),
    ITEM("item", "检查事项编码", "Code of the published item"),
    ITEM_NAME("itemName", "检查事项", "The published item"),
    GROUND("ground", "任务来源", "Why it is asked"),
    FROM("from", "时段起", "First day of the window"),
    TO("to", "时段止", "Last day of the window"),
    SLOT("slot", "约定时间", "When the target wants it"),
    MINUTES("minutes", "预计用时（分钟）", "Minutes it is thought to take"),
    NOTE("note", "说明", "What else is said of it"),
    TIMES("times", "本年度已实施次数", "How often this year before, by the same unit"),
    APPROVED_BY("approvedBy", "协同中心", "Which centre agreed"),
    APPROVED_ON("approvedOn", "同意日期", "When it agreed"),
    APPROVAL_REASON("approvalReason", "同意意见", "What it said"),
    TODAY("today", "制作日期", "When the document is made"),
    OFFICER_NAME("officers.holder", "检查人员", "An officer"),
    OFFICER_NUMBER("officers.number", "执法证号", "The number of the officer's certificate"),
    ARRIVED("arrived", "到达时间", "When the officers came"),
    LEFT("left", "离开时间", "When they left"),
    SUMMARY("summary", "检查情况", "What was seen on the whole"),
    OUTCOME("outcome", "检查结果", "What came of it, in a word"),
    STATEMENT("statement", "检查对象意见", "What the target says to it"),
    ENTRY_TEXT("entries.text", "检查内容", "A thing on the checklist"),
    ENTRY_RESULT("entries.result", "检查结论", "How it was"),
    ENTRY_REMARK("entries.remark", "情况", "What was seen of it"),
    FINDING_TEXT("findings.text", "存在的问题", "What is to be put right"),
    FINDING_BASIS("findings.basis", "问题依据", "What says that it must be otherwise"),
    FINDING_BY("findings.rectifyBy", "整改期限", "The last day to put it right");

    private final String name;
    private final String chinese;
    private final String english;

    Place(String name, String chinese, String english) {
        this.name = name;
        this.chinese = chinese;
        this.english = english;
    }

    String text() {
        return name;
    }

    String chinese() {
        return chinese;
    }

    String english() {
        return english;
    }

    /** The list that it is of, if it is of one. */
    Optional<String> list() {
        int dot = name.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(name.substring(0, dot));
    }

    static Optional<Place> of(String name) {
        return Stream.of(values()).filter(place -> place.name.equals(name)).findFirst();
    }
}
