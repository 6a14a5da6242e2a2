package org.jingwei.demo.city.record;

import static org.jingwei.demo.city.record.Element.coded;
import static org.jingwei.demo.city.record.Element.date;
import static org.jingwei.demo.city.record.Element.text;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jingwei.demo.city.record.DatasetDefinition.Naming;
import org.jingwei.demo.city.record.DatasetDefinition.Sensitivity;
import org.jingwei.demo.city.record.DatasetDefinition.Subject;
import org.locationtech.jts.geom.Coordinate;

/** Hidden dangers 安全隐患 of the emergency management bureau, most of them in an enterprise. */
record HiddenDangers(Villages villages, List<Enterprise> enterprises, int count)
        implements RecordSource {

    private static final List<Code> CATEGORIES =
            Code.list(
                    "FIRE",
                    "消防",
                    "Fire safety",
                    "ELECTRICITY",
                    "用电",
                    "Electricity",
                    "GAS",
                    "燃气",
                    "Gas",
                    "CHEMICALS",
                    "危险化学品",
                    "Hazardous chemicals",
                    "MACHINERY",
                    "机械设备",
                    "Machinery",
                    "CONFINED_SPACE",
                    "有限空间",
                    "Confined space",
                    "BUILDING",
                    "自建房与建筑",
                    "Buildings",
                    "ROAD",
                    "道路交通",
                    "Roads",
                    "VESSEL",
                    "渔业船舶",
                    "Fishing vessels",
                    "SLOPE",
                    "边坡与地质灾害",
                    "Slopes and landslides");
    private static final List<Code> SEVERITIES =
            Code.list(
                    "ORDINARY",
                    "一般",
                    "Ordinary",
                    "RAISED",
                    "较大",
                    "Serious",
                    "MAJOR",
                    "重大",
                    "Major");
    private static final List<Code> SOURCES =
            Code.list(
                    "SELF_CHECK",
                    "企业自查",
                    "Own check",
                    "INSPECTION",
                    "部门检查",
                    "Inspection",
                    "PATROL",
                    "网格巡查",
                    "Grid patrol",
                    "REPORT",
                    "群众举报",
                    "Public report");
    private static final List<Code> STATES =
            Code.list(
                    "OPEN",
                    "待整改",
                    "To be mended",
                    "MENDING",
                    "整改中",
                    "Being mended",
                    "REVIEW",
                    "待复查",
                    "To be reviewed",
                    "CLOSED",
                    "已销号",
                    "Closed",
                    "OVERDUE",
                    "逾期未改",
                    "Overdue");
    private static final Weighted INDOORS =
            Weighted.of(CATEGORIES, 38, 24, 8, 6, 14, 4, 6, 0, 0, 0);
    private static final Weighted COAST = Weighted.of(CATEGORIES, 12, 8, 6, 1, 0, 2, 20, 16, 35, 0);
    private static final Weighted INLAND =
            Weighted.of(CATEGORIES, 16, 10, 8, 1, 0, 3, 26, 20, 0, 16);
    private static final Weighted SEVERITY = Weighted.of(SEVERITIES, 86, 12, 2);
    private static final Weighted SOURCE = Weighted.of(SOURCES, 34, 30, 28, 8);
    private static final Weighted UNMENDED = Weighted.of(STATES, 30, 40, 20, 0, 10);
    private static final Map<String, List<String>> FINDINGS =
            Map.of(
                    "FIRE", List.of("疏散通道堆放杂物", "灭火器压力不足", "安全出口上锁", "未设置应急照明"),
                    "ELECTRICITY", List.of("电线私拉乱接", "配电箱无漏电保护", "电动车室内充电"),
                    "GAS", List.of("燃气软管老化", "未安装可燃气体报警器", "气瓶与灶具距离不足"),
                    "CHEMICALS", List.of("危化品未分区存放", "通风设施停用", "标识缺失"),
                    "MACHINERY", List.of("传动部位无防护罩", "特种设备超期未检", "操作规程未张贴"),
                    "CONFINED_SPACE", List.of("作业未审批", "未配备气体检测仪", "警示标志缺失"),
                    "BUILDING", List.of("经营性自建房擅自改建", "外墙饰面松动", "脚手架连墙件不足"),
                    "ROAD", List.of("急弯处护栏破损", "路口视线受遮挡", "井盖缺失"),
                    "VESSEL", List.of("救生衣配备不足", "定位终端离线", "船舶超员"),
                    "SLOPE", List.of("屋后边坡开裂", "截水沟堵塞", "雨后有落石"));

    @Override
    public DatasetDefinition definition() {
        return new DatasetDefinition(
                new Naming("hidden_danger", "安全隐患", "Hidden dangers", "安全生产与公共安全隐患台账(示范数据)"),
                "emergency",
                Sensitivity.INTERNAL,
                List.of(
                        text("danger_no", "隐患编号", "Number").mandatory(),
                        text("uscc", "所在企业信用代码", "Enterprise's credit code").withRule("USCC"),
                        text("finding", "隐患内容", "Finding").mandatory(),
                        coded("category", "隐患类别", "Category", CATEGORIES).mandatory(),
                        coded("severity", "等级", "Severity", SEVERITIES).mandatory(),
                        coded("source", "来源", "Source", SOURCES),
                        coded("state", "整改状态", "State", STATES).mandatory(),
                        date("found_on", "发现日期", "Found on").mandatory(),
                        date("due_on", "整改期限", "Due on"),
                        date("closed_on", "销号日期", "Closed on"),
                        Element.village(),
                        Element.longitude(),
                        Element.latitude(),
                        Element.updatedOn()),
                "danger_no",
                "finding",
                Optional.of("category"),
                Optional.of(new Subject("ENTERPRISE", "uscc", false)));
    }

    @Override
    public void write(SplittableRandom random, RowSink rows) throws IOException {
        int atEnterprises = enterprises.isEmpty() ? 0 : count * 3 / 5;
        for (int i = 0; i < atEnterprises; i++) {
            Enterprise enterprise = enterprises.get(random.nextInt(enterprises.size()));
            writeDanger(i, enterprise.uscc(), enterprise.village(), enterprise.at(), random, rows);
        }
        int serial = atEnterprises;
        for (Village village : villages.shareOut(count - atEnterprises, Village::people)) {
            writeDanger(serial, "", village, village.place(random), random, rows);
            serial++;
        }
    }

    private static void writeDanger(
            int serial,
            String uscc,
            Village village,
            Coordinate at,
            SplittableRandom random,
            RowSink rows)
            throws IOException {
        String category = mix(uscc, village).pick(random);
        List<String> findings = FINDINGS.getOrDefault(category, List.of("其他隐患"));
        LocalDate found = Wording.dayOfTheYear(random);
        LocalDate due = found.plusDays(7 + random.nextInt(24));
        boolean closed = due.isBefore(Wording.TODAY.minusDays(20)) && random.nextInt(100) < 93;
        LocalDate closing = Wording.atMostToday(found.plusDays(1 + random.nextInt(28)));
        rows.row(
                Wording.numbered("YH", serial + 1),
                uscc,
                findings.get(random.nextInt(findings.size())),
                category,
                SEVERITY.pick(random),
                SOURCE.pick(random),
                closed ? "CLOSED" : UNMENDED.pick(random),
                found.toString(),
                due.toString(),
                closed ? closing.toString() : "",
                village.code(),
                Wording.longitude(at),
                Wording.latitude(at),
                Wording.updated(random, closed ? closing : found));
    }

    private static Weighted mix(String uscc, Village village) {
        if (!uscc.isEmpty()) {
            return INDOORS;
        }
        return switch (village.setting()) {
            case COAST, ISLAND -> COAST;
            case URBAN, PLAIN, MOUNTAIN -> INLAND;
        };
    }
}
