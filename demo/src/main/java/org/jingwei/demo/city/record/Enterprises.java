package org.jingwei.demo.city.record;

import static org.jingwei.demo.city.record.Element.coded;
import static org.jingwei.demo.city.record.Element.date;
import static org.jingwei.demo.city.record.Element.decimal;
import static org.jingwei.demo.city.record.Element.integer;
import static org.jingwei.demo.city.record.Element.text;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jingwei.demo.city.record.DatasetDefinition.Naming;
import org.jingwei.demo.city.record.DatasetDefinition.Sensitivity;
import org.jingwei.demo.city.record.DatasetDefinition.Subject;

/** Enterprises 企业 of the market supervision bureau, the source of what enterprises there are. */
record Enterprises(Villages villages, List<Enterprise> enterprises) implements RecordSource {

    private static final List<Code> SIZES =
            Code.list(
                    "LARGE", "大型", "Large", "MEDIUM", "中型", "Medium", "SMALL", "小型", "Small",
                    "MICRO", "微型", "Micro");
    private static final List<Code> STATES =
            Code.list(
                    "OPEN",
                    "存续",
                    "Operating",
                    "SUSPENDED",
                    "停业",
                    "Suspended",
                    "CANCELLED",
                    "注销",
                    "Cancelled");
    private static final List<Code> RISKS =
            Code.list(
                    "A",
                    "A 低风险",
                    "A low risk",
                    "B",
                    "B 一般",
                    "B ordinary",
                    "C",
                    "C 较高",
                    "C raised",
                    "D",
                    "D 高风险",
                    "D high risk");
    private static final Weighted STATE = Weighted.of(STATES, 92, 5, 3);
    private static final Weighted RISK = Weighted.of(RISKS, 46, 40, 11, 3);
    private static final String[] FIRST = {
        "瑞", "鸿", "恒", "嘉", "盛", "华", "兴", "泰", "顺", "联", "海", "金", "荣", "德", "宏", "润", "凯", "东",
        "南", "闽"
    };
    private static final String[] SECOND = {
        "达", "源", "丰", "隆", "辉", "利", "和", "信", "诚", "泽", "林", "升", "航", "安", "宇", "鑫", "悦", "康",
        "川", "图"
    };

    @Override
    public DatasetDefinition definition() {
        return new DatasetDefinition(
                new Naming("enterprise", "企业", "Enterprises", "市场主体登记(示范数据,名称与信用代码均为生成)"),
                "market-supervision",
                Sensitivity.INTERNAL,
                List.of(
                        text("uscc", "统一社会信用代码", "Credit code").mandatory().withRule("USCC"),
                        text("name", "企业名称", "Name").mandatory(),
                        coded("industry", "行业", "Industry", Industry.codes()).mandatory(),
                        coded("size", "规模", "Size", SIZES),
                        coded("state", "登记状态", "Registration", STATES).mandatory(),
                        coded("risk", "信用风险等级", "Risk class", RISKS),
                        integer("staff", "从业人数", "Staff").withUnit("人"),
                        decimal("capital", "注册资本", "Registered capital").withUnit("万元"),
                        decimal("output", "年产值", "Annual output").withUnit("万元"),
                        date("established_on", "成立日期", "Established on"),
                        text("contact", "联系人(占位)", "Contact (placeholder)").withMask("NAME"),
                        Element.phone(),
                        text("address", "住所", "Address"),
                        Element.village(),
                        Element.longitude(),
                        Element.latitude(),
                        Element.updatedOn()),
                "uscc",
                "name",
                Optional.of("industry"),
                Optional.of(new Subject("ENTERPRISE", "uscc", true)));
    }

    @Override
    public void write(SplittableRandom random, RowSink rows) throws IOException {
        int serial = 0;
        for (Enterprise enterprise : enterprises) {
            serial++;
            int staff = staff(enterprise.industry(), random);
            double output = staff * (18 + random.nextDouble(60));
            Village village = enterprise.village();
            rows.row(
                    enterprise.uscc(),
                    name(enterprise, random),
                    enterprise.industry().name(),
                    size(staff),
                    STATE.pick(random),
                    RISK.pick(random),
                    Integer.toString(staff),
                    Wording.decimal(Math.ceil(staff / 8.0) * (10 + 10 * random.nextInt(9))),
                    Wording.decimal(output),
                    established(random),
                    Wording.numbered("联系人", serial),
                    Wording.phone(random),
                    villages.townName(village) + village.shortName() + random.nextInt(1, 300) + "号",
                    village.code(),
                    Wording.longitude(enterprise.at()),
                    Wording.latitude(enterprise.at()),
                    Wording.updated(random));
        }
    }

    private String name(Enterprise enterprise, SplittableRandom random) {
        Village village = enterprise.village();
        return "莆田市"
                + villages.countyName(village)
                + villages.townName(village)
                + FIRST[random.nextInt(FIRST.length)]
                + SECOND[random.nextInt(SECOND.length)]
                + "示范"
                + enterprise.industry().trade()
                + "有限公司";
    }

    /** Log-normal around what is usual in the industry: many small, a few very large. */
    private static int staff(Industry industry, SplittableRandom random) {
        double staff = industry.typicalStaff() * Math.exp(random.nextGaussian() * 1.15 - 0.8);
        return Math.clamp(Math.round(staff), 1, 9000);
    }

    private static String size(int staff) {
        if (staff >= 1000) {
            return "LARGE";
        }
        if (staff >= 300) {
            return "MEDIUM";
        }
        return staff >= 20 ? "SMALL" : "MICRO";
    }

    private static String established(SplittableRandom random) {
        double age = Math.pow(random.nextDouble(), 1.8) * 32 * 365;
        return Wording.TODAY.minusDays(20 + (long) age).toString();
    }
}
