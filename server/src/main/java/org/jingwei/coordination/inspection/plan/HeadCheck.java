package org.jingwei.coordination.inspection.plan;

import java.util.Optional;
import org.jingwei.coordination.Matter;
import org.jingwei.identity.UnitHeads;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That an inspection goes to the gate by the head of its unit, whose handing in approves it. */
public final class HeadCheck {
    private HeadCheck() {}

    /** What stands against the caller's handing it in. */
    public static Optional<DeskFinding> of(JdbcClient jdbc, Scope scope, Matter matter) {
        UnitHeads heads = UnitHeads.of(jdbc);
        String writer =
                jdbc.sql("SELECT created_by FROM matter WHERE id = :id")
                        .param("id", matter.id())
                        .query(String.class)
                        .single();
        return heads.passes(scope, writer)
                ? Optional.empty()
                : Optional.of(
                        new DeskFinding(
                                "HEAD-1",
                                "requester",
                                "实施行政检查须经本单位负责人批准，由负责人提交。",
                                "An inspection is approved by the head of the unit, who hands it in.",
                                heads.way(writer),
                                heads.wayEn(writer),
                                "国办发〔2024〕54号：实施行政检查前须向行政机关负责人报告并经批准"));
    }
}
