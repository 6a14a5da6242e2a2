package org.jingwei.coordination.inspection.plan;

import java.util.List;
import java.util.Map;
import org.jingwei.dossier.SubjectIndex;
import org.jingwei.http.Problem;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Enterprises that are chosen for a line of a plan after it was published. */
final class ChosenEnterprises {
    private ChosenEnterprises() {}

    static void add(
            JdbcClient jdbc, String plan, int line, Map<SubjectKey, SubjectIndex.Found> found) {
        int many =
                jdbc.sql(
                                "SELECT many FROM inspection_plan_line WHERE plan = :plan AND"
                                        + " number = :line")
                        .param("plan", plan)
                        .param("line", line)
                        .query(Integer.class)
                        .optional()
                        .orElseThrow(() -> Problem.notFound("The line of the plan"));
        List<Map.Entry<SubjectKey, SubjectIndex.Found>> chosen = List.copyOf(found.entrySet());
        jdbc.sql(
                        """
                        INSERT INTO inspection_plan_enterprise (plan, line, enterprise, name, area)
                        SELECT :plan, :line, enterprise, name, area
                        FROM unnest(:keys::text[], :names::text[], :areas::bigint[]) AS t (enterprise, name, area)
                        ON CONFLICT DO NOTHING\
                        """)
                .param("plan", plan)
                .param("line", line)
                .param(
                        "keys",
                        chosen.stream().map(one -> one.getKey().key()).toArray(String[]::new))
                .param(
                        "names",
                        chosen.stream().map(one -> one.getValue().name()).toArray(String[]::new))
                .param(
                        "areas",
                        chosen.stream().map(one -> one.getValue().area()).toArray(Long[]::new))
                .update();
        int now =
                jdbc.sql(
                                "SELECT count(*) FROM inspection_plan_enterprise WHERE plan = :plan"
                                        + " AND line = :line")
                        .param("plan", plan)
                        .param("line", line)
                        .query(Integer.class)
                        .single();
        if (now > many) {
            throw Problem.invalid(
                            "beyond-plan",
                            "The plan asks for "
                                    + many
                                    + " enterprises, chosen are "
                                    + now
                                    + "; choose fewer, or file another plan.")
                    .chinese("PLAN-1：该项计划检查 " + many + " 家，所选合计 " + now + " 家；请减少，或另行制定计划并备案公布。")
                    .rule("PLAN-1")
                    .errors(List.of(new Problem.Place(0, "enterprises", "are more than planned")));
        }
    }
}
