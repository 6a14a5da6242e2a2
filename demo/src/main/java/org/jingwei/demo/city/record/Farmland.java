package org.jingwei.demo.city.record;

import static org.jingwei.demo.city.record.Element.coded;
import static org.jingwei.demo.city.record.Element.date;
import static org.jingwei.demo.city.record.Element.decimal;
import static org.jingwei.demo.city.record.Element.text;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jingwei.demo.city.place.Setting;
import org.jingwei.demo.city.record.DatasetDefinition.Naming;
import org.jingwei.demo.city.record.DatasetDefinition.Sensitivity;

/** Plots of farmland 耕地 of the agriculture bureau. */
record Farmland(Villages villages, int count) implements RecordSource {

    private static final List<Code> CLASSES =
            Code.list(
                    "BASIC",
                    "永久基本农田",
                    "Permanent basic farmland",
                    "ORDINARY",
                    "一般耕地",
                    "Ordinary farmland",
                    "FACILITY",
                    "设施农业用地",
                    "Facility farming");
    private static final List<Code> KINDS =
            Code.list("PADDY", "水田", "Paddy", "IRRIGATED", "水浇地", "Irrigated", "DRY", "旱地", "Dry");
    private static final List<Code> CROPS =
            Code.list(
                    "RICE",
                    "水稻",
                    "Rice",
                    "SWEET_POTATO",
                    "甘薯",
                    "Sweet potato",
                    "PEANUT",
                    "花生",
                    "Peanut",
                    "VEGETABLE",
                    "蔬菜",
                    "Vegetables",
                    "LOQUAT",
                    "枇杷",
                    "Loquat",
                    "LONGAN",
                    "龙眼",
                    "Longan",
                    "POMELO",
                    "文旦柚",
                    "Pomelo",
                    "TEA",
                    "茶叶",
                    "Tea",
                    "NONE",
                    "未种植",
                    "None");
    private static final List<Code> STATES =
            Code.list(
                    "TILLED",
                    "在耕",
                    "Tilled",
                    "TRANSFERRED",
                    "流转经营",
                    "Leased out",
                    "ABANDONED",
                    "撂荒",
                    "Abandoned",
                    "CONVERTED",
                    "非粮化整改",
                    "To return to grain");
    private static final Weighted CLASS = Weighted.of(CLASSES, 68, 27, 5);
    private static final Weighted KIND_INLAND = Weighted.of(KINDS, 62, 18, 20);
    private static final Weighted KIND_COAST = Weighted.of(KINDS, 12, 20, 68);
    private static final Weighted CROP_PLAIN = Weighted.of(CROPS, 46, 10, 8, 24, 4, 5, 3, 0, 0);
    private static final Weighted CROP_COAST = Weighted.of(CROPS, 6, 34, 30, 24, 2, 4, 0, 0, 0);
    private static final Weighted CROP_HILLS = Weighted.of(CROPS, 34, 12, 4, 14, 14, 4, 8, 10, 0);
    private static final Weighted STATE_HILLS = Weighted.of(STATES, 68, 12, 17, 3);
    private static final Weighted STATE = Weighted.of(STATES, 72, 21, 4, 3);

    @Override
    public DatasetDefinition definition() {
        return new DatasetDefinition(
                new Naming("farmland", "耕地", "Farmland", "耕地地块与种植情况(示范数据)"),
                "agriculture",
                Sensitivity.INTERNAL,
                List.of(
                        text("plot_no", "地块编号", "Plot").mandatory(),
                        coded("class", "耕地类别", "Class", CLASSES).mandatory(),
                        coded("kind", "地类", "Kind of land", KINDS),
                        decimal("area_mu", "面积", "Area").withUnit("亩").mandatory(),
                        coded("crop", "作物", "Crop", CROPS),
                        coded("state", "利用状态", "Use", STATES).mandatory(),
                        text("contractor", "承包方(占位)", "Contractor (placeholder)").withMask("NAME"),
                        date("contract_until", "承包期至", "Contract until"),
                        Element.village(),
                        Element.updatedOn()),
                "plot_no",
                "plot_no",
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public void write(SplittableRandom random, RowSink rows) throws IOException {
        int serial = 0;
        for (Village village : villages.shareOut(count, Farmland::fields)) {
            serial++;
            boolean hills = village.setting() == Setting.MOUNTAIN;
            String state = (hills ? STATE_HILLS : STATE).pick(random);
            rows.row(
                    Wording.numbered("DK", serial),
                    CLASS.pick(random),
                    (coastal(village) ? KIND_COAST : KIND_INLAND).pick(random),
                    Wording.decimal(0.3 + Math.exp(random.nextGaussian() * 0.8 + 0.6)),
                    state.equals("ABANDONED") ? "NONE" : crops(village).pick(random),
                    state,
                    Wording.numbered("承包户", serial),
                    (2028 + random.nextInt(30)) + "-12-31",
                    village.code(),
                    Wording.updated(random));
        }
    }

    private static boolean coastal(Village village) {
        return village.setting() == Setting.COAST || village.setting() == Setting.ISLAND;
    }

    private static Weighted crops(Village village) {
        return switch (village.setting()) {
            case COAST, ISLAND -> CROP_COAST;
            case MOUNTAIN -> CROP_HILLS;
            case URBAN, PLAIN -> CROP_PLAIN;
        };
    }

    private static double fields(Village village) {
        return switch (village.setting()) {
            case URBAN -> 0.12;
            case ISLAND -> 0.6;
            case COAST -> 1;
            case MOUNTAIN -> 1.2;
            case PLAIN -> 1.4;
        };
    }
}
