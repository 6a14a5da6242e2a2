package org.jingwei.coordination.inspection.plan;

import java.util.List;
import org.jingwei.http.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which lines of a plan carry out what is not published for its unit. */
final class PlanItems {
    private PlanItems() {}

    /** Refuses a plan with such lines: what nobody may inspect needs no plan. */
    static void require(JdbcClient jdbc, InspectionPlan plan) {
        List<Problem.Place> places =
                jdbc.sql(
                                """
                                SELECT line.number, line.item FROM inspection_plan_line line
                                WHERE line.plan = :plan AND NOT EXISTS (
                                    SELECT FROM published_item item WHERE item.mechanism = 'INSPECTION' AND item.code = line.item
                                      AND coalesce(item.organisation, :organisation) = :organisation
                                      AND coalesce(item.ended_on, 'infinity') >= make_date(:year, line.from_month, 1))
                                ORDER BY line.number LIMIT 50\
                                """)
                        .param("plan", plan.id())
                        .param("organisation", plan.organisation())
                        .param("year", plan.year())
                        .query((row, number) ->
                                new Problem.Place(
                                        0,
                                        "lines[" + (row.getInt("number") - 1) + "].item",
                                        "ITEM-1: "
                                                + row.getString("item")
                                                + " is not published for your organisation"))
                        .list();
        if (!places.isEmpty()) {
            throw Problem.invalid(
                            "refused-by-rule",
                            "The plan has items that are not published for your organisation; see"
                                    + " errors.")
                    .chinese("ITEM-1：计划中有 " + places.size() + " 项未在本单位的公开清单内，请更正事项编码，或先列入清单并公布。")
                    .rule("ITEM-1")
                    .errors(places);
        }
    }
}
