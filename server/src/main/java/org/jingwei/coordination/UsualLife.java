package org.jingwei.coordination;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The life of a matter whose mechanism needs no other: written down, handed to the centre, approved
 * or not, carried out.
 */
public final class UsualLife {
    private static final String DRAFT = "DRAFT";
    private static final String SUBMITTED = "SUBMITTED";
    private static final String CONSULTED = "CONSULTED";
    private static final String APPROVED = "APPROVED";

    /** In which a matter is carried out. */
    public static final String UNDER_WAY = "UNDER_WAY";

    /** In which a matter ends that came about; the other ends are of those that did not. */
    public static final String DONE = "DONE";

    private static final String REFUSED = "REFUSED";
    private static final String WITHDRAWN = "WITHDRAWN";

    /** What a centre has for its decision. */
    private static final Life.Term REVIEW = new Life.Term(3, 6, Optional.empty());

    /** What the targets have for their answer; silence is no objection. */
    private static final Life.Term ANSWER = new Life.Term(2, 3, Optional.of("unanswered"));

    /** The states and actions. */
    public static final Life LIFE =
            new Life(
                    DRAFT,
                    List.of(
                            waiting(DRAFT, "草稿", "Draft", Party.REQUESTER),
                            new Life.State(
                                    SUBMITTED,
                                    "待协同中心审核",
                                    "With the centre",
                                    Optional.of(Party.CENTRE),
                                    Optional.of(REVIEW)),
                            new Life.State(
                                    CONSULTED,
                                    "征求对象意见",
                                    "Targets are asked",
                                    Optional.of(Party.TARGET),
                                    Optional.of(ANSWER)),
                            waiting(APPROVED, "已同意，待实施", "Approved", Party.REQUESTER),
                            waiting(UNDER_WAY, "实施中", "Under way", Party.REQUESTER),
                            Life.State.cameAbout(DONE, "已办结", "Done"),
                            end(REFUSED, "不予同意", "Refused"),
                            end(WITHDRAWN, "已撤回", "Withdrawn")),
                    List.of(
                            new Life.Action(
                                    "submit",
                                    "提交",
                                    "Submit",
                                    Set.of(DRAFT),
                                    SUBMITTED,
                                    Party.REQUESTER,
                                    false),
                            new Life.Action(
                                    "return",
                                    "退回修改",
                                    "Return",
                                    Set.of(SUBMITTED),
                                    DRAFT,
                                    Party.CENTRE,
                                    true),
                            new Life.Action(
                                    "approve",
                                    "同意",
                                    "Approve",
                                    Set.of(SUBMITTED),
                                    APPROVED,
                                    Party.CENTRE,
                                    false),
                            new Life.Action(
                                    "refuse",
                                    "不予同意",
                                    "Refuse",
                                    Set.of(SUBMITTED),
                                    REFUSED,
                                    Party.CENTRE,
                                    true),
                            new Life.Action(
                                    "consult",
                                    "征求对象意见",
                                    "Ask the targets",
                                    Set.of(SUBMITTED),
                                    CONSULTED,
                                    Party.CENTRE,
                                    false),
                            new Life.Action(
                                    "answered",
                                    "对象均无异议",
                                    "No target objects",
                                    Set.of(CONSULTED),
                                    SUBMITTED,
                                    Party.PLATFORM,
                                    false),
                            new Life.Action(
                                    "objected",
                                    "有对象提出异议",
                                    "A target objects",
                                    Set.of(CONSULTED),
                                    SUBMITTED,
                                    Party.PLATFORM,
                                    false),
                            new Life.Action(
                                    "unanswered",
                                    "逾期未答，视为无异议",
                                    "Silence is no objection",
                                    Set.of(CONSULTED),
                                    SUBMITTED,
                                    Party.PLATFORM,
                                    false),
                            new Life.Action(
                                    "follow",
                                    "按建议退回修改",
                                    "Back for change as advised",
                                    Set.of(SUBMITTED, APPROVED),
                                    DRAFT,
                                    Party.PLATFORM,
                                    false),
                            new Life.Action(
                                    "cancel",
                                    "按建议取消",
                                    "Cancelled as advised",
                                    Set.of(SUBMITTED, APPROVED),
                                    WITHDRAWN,
                                    Party.PLATFORM,
                                    false),
                            new Life.Action(
                                    "start",
                                    "开始实施",
                                    "Start",
                                    Set.of(APPROVED),
                                    UNDER_WAY,
                                    Party.REQUESTER,
                                    false),
                            new Life.Action(
                                    "finish",
                                    "办结",
                                    "Finish",
                                    Set.of(UNDER_WAY),
                                    DONE,
                                    Party.REQUESTER,
                                    false),
                            new Life.Action(
                                    "withdraw",
                                    "撤回",
                                    "Withdraw",
                                    Set.of(DRAFT, SUBMITTED, CONSULTED, APPROVED),
                                    WITHDRAWN,
                                    Party.REQUESTER,
                                    true)));

    private UsualLife() {}

    private static Life.State waiting(String id, String name, String nameEn, Party party) {
        return new Life.State(id, name, nameEn, Optional.of(party));
    }

    private static Life.State end(String id, String name, String nameEn) {
        return new Life.State(id, name, nameEn, Optional.empty());
    }
}
