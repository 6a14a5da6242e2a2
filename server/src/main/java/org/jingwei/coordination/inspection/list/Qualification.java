package org.jingwei.coordination.inspection.list;

/** What entitles somebody to inspect, or bars it from it. */
public enum Qualification {
    /** An administrative organ. */
    ORGAN(true, ""),
    /** An organisation that a law or regulation authorises. */
    AUTHORISED(true, ""),
    /** An organisation that an organ entrusted by law. */
    ENTRUSTED(true, ""),
    /** A deliberative or coordinating body. */
    DELIBERATIVE(false, "议事协调机构"),
    /** A laboratory, an institute or another third party. */
    THIRD_PARTY(false, "检验检测机构、科研院所等第三方"),
    /** An intermediary that the work was outsourced to. */
    INTERMEDIARY(false, "外包的中介机构"),
    /** Auxiliaries without a certificate. */
    AUXILIARY(false, "无执法证件的辅助人员"),
    /** Members of a grid. */
    GRID_MEMBER(false, "网格员"),
    /** Temporary staff. */
    TEMPORARY(false, "临时人员");

    private final boolean entitled;
    private final String barred;

    Qualification(boolean entitled, String barred) {
        this.entitled = entitled;
        this.barred = barred;
    }

    boolean isEntitled() {
        return entitled;
    }

    /** What the barred are called. */
    String barred() {
        return barred;
    }
}
