package org.jingwei.demo.city.record;

import static org.jingwei.demo.city.record.Element.coded;
import static org.jingwei.demo.city.record.Element.integer;
import static org.jingwei.demo.city.record.Element.text;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jingwei.demo.city.record.DatasetDefinition.Naming;
import org.jingwei.demo.city.record.DatasetDefinition.Sensitivity;
import org.locationtech.jts.geom.Coordinate;

/** Events 事件 that the grid's people and others reported during the last twelve months. */
record Events(Villages villages, int count) implements RecordSource {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final List<Code> KINDS =
            Code.list(
                    "ENVIRONMENT",
                    "市容环境",
                    "Environment",
                    "DISPUTE",
                    "矛盾纠纷",
                    "Dispute",
                    "FACILITY",
                    "公共设施",
                    "Public facilities",
                    "LIVELIHOOD",
                    "民生诉求",
                    "Everyday needs",
                    "SAFETY",
                    "安全隐患",
                    "Safety",
                    "STORM",
                    "防汛防台",
                    "Flood and typhoon",
                    "EMERGENCY",
                    "突发事件",
                    "Emergency");
    private static final List<Code> SOURCES =
            Code.list(
                    "GRID",
                    "网格上报",
                    "Grid",
                    "HOTLINE",
                    "12345 热线",
                    "12345 hotline",
                    "CAMERA",
                    "视频巡查",
                    "Cameras",
                    "CITIZEN",
                    "群众随手拍",
                    "Citizen's photo");
    private static final List<Code> STATES =
            Code.list(
                    "ACCEPTED",
                    "已受理",
                    "Accepted",
                    "HANDLING",
                    "处置中",
                    "Being handled",
                    "DONE",
                    "已办结",
                    "Done",
                    "RATED",
                    "已评价",
                    "Rated");
    private static final Weighted STORM_SEASON = Weighted.of(KINDS, 22, 12, 14, 18, 10, 20, 4);
    private static final Weighted REST_OF_YEAR = Weighted.of(KINDS, 30, 18, 17, 22, 10, 0, 3);
    private static final Weighted SOURCE = Weighted.of(SOURCES, 62, 22, 6, 10);
    private static final Weighted HOURS =
            Weighted.of(
                    new String[] {"7", "8", "9", "10", "14", "15", "16", "17", "19", "21", "2"},
                    6,
                    12,
                    16,
                    14,
                    10,
                    14,
                    12,
                    8,
                    4,
                    3,
                    1);
    private static final Map<String, List<String>> TITLES =
            Map.of(
                    "ENVIRONMENT", List.of("生活垃圾外溢", "占道经营", "乱堆建筑垃圾", "河道漂浮物"),
                    "DISPUTE", List.of("邻里宅基地纠纷", "劳资纠纷", "物业费纠纷", "土地承包纠纷"),
                    "FACILITY", List.of("路灯不亮", "井盖破损", "路面坑洼", "健身器材损坏"),
                    "LIVELIHOOD", List.of("咨询医保参保", "反映自来水水压低", "申请临时救助", "反映公交班次少"),
                    "SAFETY", List.of("电动车违规充电", "消防通道被占", "危房有人居住"),
                    "STORM", List.of("低洼地积水", "树木倒伏", "渔排人员需上岸", "地质灾害点转移群众"),
                    "EMERGENCY", List.of("电动车火情", "走失老人求助", "道路交通事故"));

    @Override
    public DatasetDefinition definition() {
        return new DatasetDefinition(
                new Naming("event", "事件", "Events", "网格与热线事件(示范数据)"),
                "grid",
                Sensitivity.INTERNAL,
                List.of(
                        text("event_no", "事件编号", "Number").mandatory(),
                        text("title", "事件标题", "Title").mandatory(),
                        coded("kind", "事件类别", "Kind", KINDS).mandatory(),
                        coded("source", "来源", "Source", SOURCES).mandatory(),
                        coded("state", "状态", "State", STATES).mandatory(),
                        Element.of("TIMESTAMP", "reported_at", "上报时间", "Reported at").mandatory(),
                        Element.of("TIMESTAMP", "closed_at", "办结时间", "Closed at"),
                        integer("satisfaction", "满意度", "Satisfaction").withUnit("分"),
                        Element.village(),
                        Element.longitude(),
                        Element.latitude(),
                        Element.updatedOn()),
                "event_no",
                "title",
                Optional.of("kind"),
                Optional.empty());
    }

    @Override
    public void write(SplittableRandom random, RowSink rows) throws IOException {
        int serial = 0;
        for (Village village : villages.shareOut(count, Village::people)) {
            serial++;
            writeEvent(serial, village, random, rows);
        }
    }

    private static void writeEvent(
            int serial, Village village, SplittableRandom random, RowSink rows) throws IOException {
        LocalDate day = Wording.dayOfTheYear(random);
        LocalDateTime reported =
                day.atTime(Integer.parseInt(HOURS.pick(random)), random.nextInt(60));
        String kind = (stormSeason(day) ? STORM_SEASON : REST_OF_YEAR).pick(random);
        List<String> titles = TITLES.getOrDefault(kind, List.of("其他事件"));
        LocalDateTime closing =
                reported.plusMinutes((long) (40 * Math.exp(random.nextDouble() * 5.2)));
        boolean done =
                closing.isBefore(Wording.TODAY.plusDays(1).atStartOfDay())
                        && random.nextInt(1000) < 976;
        boolean rated = done && random.nextInt(10) < 4;
        Coordinate at = village.place(random);
        rows.row(
                Wording.numbered("SJ", serial),
                titles.get(random.nextInt(titles.size())),
                kind,
                SOURCE.pick(random),
                state(done, rated, random),
                MINUTES.format(reported),
                done ? MINUTES.format(closing) : "",
                rated
                        ? Integer.toString(
                                5 - (int) (random.nextDouble() * random.nextDouble() * 5))
                        : "",
                village.code(),
                Wording.longitude(at),
                Wording.latitude(at),
                Wording.updated(random, (done ? closing : reported).toLocalDate()));
    }

    private static boolean stormSeason(LocalDate day) {
        return day.getMonthValue() >= 6 && day.getMonthValue() <= 10;
    }

    private static String state(boolean done, boolean rated, SplittableRandom random) {
        if (rated) {
            return "RATED";
        }
        if (done) {
            return "DONE";
        }
        return random.nextInt(3) == 0 ? "ACCEPTED" : "HANDLING";
    }
}
