package org.jingwei.demo.city.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Something that may be inspected: one aspect of one sort of enterprises.
 *
 * @param checklist how many things are looked at
 */
record Item(
        String code,
        String name,
        String unit,
        String law,
        String object,
        boolean remote,
        int checklist,
        int cap,
        String lastUsedOn) {

    /** How many there are in the demo city. */
    static final int COUNT = 4_305;

    private static final List<String> ASPECTS =
            List.of("许可资质", "台账记录", "人员持证", "制度建立", "场所条件", "设施设备", "标识公示", "应急预案", "培训考核", "整改落实");
    private static final List<String> ASKED = List.of("是否齐全", "是否在有效期内", "是否与实际相符", "是否按规定留存");
    private static final int OF_CITY = 150;
    private static final int OF_COUNTY = 25;
    private static final int OF_TOWN = 7;
    private static final String HEADER = "编码,名称,依据,单位,检查对象,方式,检查内容,年度上限,公布日期,最近使用\n";

    /** Those of all inspectors; what is left over is the first one's. */
    static List<Item> list(List<Inspector> inspectors, SplittableRandom random) {
        List<Item> items = new ArrayList<>();
        for (Inspector inspector : inspectors) {
            int count =
                    inspector.isOfTheCity() ? OF_CITY : inspector.isTeam() ? OF_TOWN : OF_COUNTY;
            for (int i = 0; i < count; i++) {
                items.add(of(inspector, i, random));
            }
        }
        for (int i = OF_CITY; items.size() < COUNT; i++) {
            items.add(of(inspectors.getFirst(), i, random));
        }
        return items;
    }

    private static Item of(Inspector inspector, int number, SplittableRandom random) {
        List<String> objects = inspector.trade().objects();
        String object = objects.get(number % objects.size());
        String aspect = ASPECTS.get(number / objects.size() % ASPECTS.size());
        boolean more = number >= objects.size() * ASPECTS.size();
        boolean empty = random.nextInt(100) < 6;
        return new Item(
                "%s-%03d".formatted(inspector.organisation().id(), number + 1),
                object + aspect + (more ? "专项检查" : "检查"),
                inspector.organisation().id(),
                inspector.trade().law(),
                object,
                random.nextInt(100) < 15,
                2 + random.nextInt(3),
                1 + random.nextInt(2),
                empty ? "2019-05-20" : "");
    }

    /** The list as the platform takes it in. */
    static String toCsv(List<Item> items) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (Item item : items) {
            csv.append(
                    String.join(
                            ",",
                            item.code(),
                            item.name(),
                            "《" + item.law() + "》关于监督检查的规定（示范数据）",
                            item.unit(),
                            item.object(),
                            item.remote() ? "REMOTE" : "ON_SITE",
                            item.checks(),
                            Integer.toString(item.cap()),
                            "2025-06-30",
                            item.lastUsedOn()));
            csv.append('\n');
        }
        return csv.toString();
    }

    private String checks() {
        String what = name.replace(object, "").replace("专项检查", "").replace("检查", "");
        return String.join(
                "|", ASKED.subList(0, checklist).stream().map(asked -> what + asked).toList());
    }
}
