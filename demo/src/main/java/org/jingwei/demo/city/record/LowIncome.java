package org.jingwei.demo.city.record;

import static org.jingwei.demo.city.record.Element.coded;
import static org.jingwei.demo.city.record.Element.date;
import static org.jingwei.demo.city.record.Element.decimal;
import static org.jingwei.demo.city.record.Element.integer;
import static org.jingwei.demo.city.record.Element.text;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jingwei.demo.city.place.Setting;
import org.jingwei.demo.city.record.DatasetDefinition.Naming;
import org.jingwei.demo.city.record.DatasetDefinition.Sensitivity;

/** Low-income households 低收入家庭 of the civil affairs bureau; each is one of the households. */
record LowIncome(List<Household> households, int count) implements RecordSource {

    private static final List<Code> CATEGORIES =
            Code.list(
                    "URBAN_ALLOWANCE",
                    "城镇低保",
                    "Urban allowance",
                    "RURAL_ALLOWANCE",
                    "农村低保",
                    "Rural allowance",
                    "EXTREME_POVERTY",
                    "特困供养",
                    "Destitute, supported",
                    "BORDERLINE",
                    "低保边缘",
                    "Borderline",
                    "EXPENSES",
                    "支出型困难",
                    "Hardship by expenses");
    private static final List<Code> CAUSES =
            Code.list(
                    "ILLNESS",
                    "因病",
                    "Illness",
                    "DISABILITY",
                    "因残",
                    "Disability",
                    "NO_LABOUR",
                    "缺劳动力",
                    "Nobody able to work",
                    "SCHOOLING",
                    "因学",
                    "Cost of schooling",
                    "DISASTER",
                    "因灾",
                    "Disaster",
                    "OTHER",
                    "其他",
                    "Other");
    private static final Weighted TOWN = Weighted.of(CATEGORIES, 62, 0, 8, 20, 10);
    private static final Weighted COUNTRY = Weighted.of(CATEGORIES, 0, 60, 14, 18, 8);
    private static final Weighted CAUSE = Weighted.of(CAUSES, 40, 24, 18, 8, 4, 6);

    @Override
    public DatasetDefinition definition() {
        return new DatasetDefinition(
                new Naming(
                        "low_income", "低收入家庭", "Low-income households", "低保、特困、边缘与支出型困难家庭(示范数据)"),
                "civil-affairs",
                Sensitivity.SENSITIVE,
                List.of(
                        text("household", "户号", "Household").mandatory(),
                        text("head_name", "户主(占位)", "Head (placeholder)")
                                .mandatory()
                                .withMask("NAME"),
                        integer("persons", "家庭人口", "Persons").withUnit("人"),
                        coded("category", "救助类别", "Category", CATEGORIES).mandatory(),
                        coded("cause", "致困原因", "Cause", CAUSES),
                        decimal("monthly_aid", "月救助金", "Monthly aid").withUnit("元"),
                        date("approved_on", "批准日期", "Approved on").mandatory(),
                        date("review_due", "复核期限", "Review due"),
                        Element.phone(),
                        text("address", "住址", "Address").withMask("ADDRESS"),
                        Element.village(),
                        Element.updatedOn()),
                "household",
                "head_name",
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public void write(SplittableRandom random, RowSink rows) throws IOException {
        int left = Math.min(count, households.size());
        for (int i = 0; left > 0; i++) {
            if (random.nextInt(households.size() - i) < left) {
                left--;
                writeHousehold(households.get(i), random, rows);
            }
        }
    }

    private static void writeHousehold(Household household, SplittableRandom random, RowSink rows)
            throws IOException {
        Setting setting = household.village().setting();
        LocalDate approved = Wording.TODAY.minusDays(30 + random.nextInt(1500));
        LocalDate due = approved;
        while (!due.isAfter(Wording.TODAY.minusDays(25))) {
            due = due.plusYears(1);
        }
        rows.row(
                household.number(),
                household.headName(),
                Integer.toString(household.persons()),
                (setting == Setting.URBAN ? TOWN : COUNTRY).pick(random),
                CAUSE.pick(random),
                Wording.decimal(household.persons() * (310 + random.nextInt(46) * 10)),
                approved.toString(),
                due.toString(),
                Wording.phone(random),
                household.address(),
                household.village().code(),
                Wording.updated(random, approved));
    }
}
