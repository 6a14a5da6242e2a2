package org.jingwei.demo.city.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jingwei.demo.city.place.Setting;

/** What Putian's enterprises do, and where in the city they do it. */
enum Industry {
    FOOTWEAR("鞋服制造", "Footwear and clothing", "鞋业", 60),
    CRAFT("工艺美术与古典家具", "Arts, crafts and furniture", "工艺家具", 12),
    FOOD("食品加工", "Food processing", "食品", 35),
    ELECTRONICS("电子信息", "Electronics", "电子科技", 70),
    CHEMICAL("化工新材料", "Chemicals and new materials", "新材料", 90),
    AQUACULTURE("海产养殖加工", "Sea farming and processing", "水产", 18),
    JEWELLERY("黄金珠宝", "Gold and jewellery", "珠宝", 10),
    MEDICAL("医疗健康", "Medical and health", "医疗科技", 20),
    RETAIL("批发零售", "Wholesale and retail", "商贸", 5),
    CATERING("住宿餐饮", "Hotels and restaurants", "餐饮管理", 8),
    LOGISTICS("交通物流", "Transport and logistics", "物流", 16),
    CONSTRUCTION("建筑业", "Construction", "建设工程", 30);

    private static final Weighted DEFAULT = weighted(12, 6, 7, 4, 2, 1, 1, 2, 38, 14, 7, 6);
    private static final Weighted STREETS = weighted(8, 4, 5, 4, 0, 0, 2, 4, 42, 19, 6, 6);
    private static final Map<String, Weighted> COUNTIES =
            Map.of(
                    "350303", weighted(18, 2, 14, 12, 3, 2, 0, 1, 28, 9, 7, 4),
                    "350304", weighted(20, 4, 9, 6, 2, 3, 1, 3, 30, 10, 7, 5),
                    "350305", weighted(6, 6, 10, 2, 5, 16, 5, 9, 21, 8, 7, 5),
                    "350322", weighted(8, 30, 7, 4, 2, 0, 0, 1, 29, 9, 5, 5));

    private final String label;
    private final String labelEn;
    private final String trade;
    private final int typicalStaff;

    Industry(String label, String labelEn, String trade, int typicalStaff) {
        this.label = label;
        this.labelEn = labelEn;
        this.trade = trade;
        this.typicalStaff = typicalStaff;
    }

    static List<Code> codes() {
        List<Code> codes = new ArrayList<>();
        for (Industry industry : values()) {
            codes.add(new Code(industry.name(), industry.label, industry.labelEn));
        }
        return codes;
    }

    static Industry pick(Village village, SplittableRandom random) {
        Weighted mix =
                village.setting() == Setting.URBAN
                        ? STREETS
                        : COUNTIES.getOrDefault(village.area().county(), DEFAULT);
        Industry industry = valueOf(mix.pick(random));
        boolean inland =
                village.setting() == Setting.MOUNTAIN || village.setting() == Setting.PLAIN;
        return industry == AQUACULTURE && inland ? FOOD : industry;
    }

    /** The word for the trade in a company's name. */
    String trade() {
        return trade;
    }

    int typicalStaff() {
        return typicalStaff;
    }

    private static Weighted weighted(double... weights) {
        return Weighted.of(codes(), weights);
    }
}
