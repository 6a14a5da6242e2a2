package org.jingwei.bench;

import java.util.SplittableRandom;
import org.jingwei.engine.search.SearchEntry;

/**
 * Names of enterprises as a city has them, made up: a place, a style of two or three characters out
 * of some hundreds, a trade and a form; with an address and a code of 18 characters. A few words
 * are in almost all of them, most pairs of characters in few.
 */
final class GeneratedNames {
    static final long CITY = 350_300_000_000_000_000L;
    static final long VILLAGE = 1_000_000L;
    static final int VILLAGES = 990;

    private static final String STYLE =
            "涵江荔仙游秀屿华兴隆盛达荣昌瑞丰恒泰鑫源宏伟新中东南海天金玉宝福安康顺和美佳嘉明德信诚永长远大"
                    + "鸿运吉祥如意晨曦阳光星月云山水木林森青松柏竹梅兰菊荷莲桂香百合春夏秋冬龙凤麒麟鹏飞翔腾跃"
                    + "进步高升博雅文华书院智慧聪颖慧敏捷速通达联合创业开拓先锋卓越精英冠军优品良工匠心筑梦启航扬帆"
                    + "起源力量动能量子光电磁波纹理石材料鞋服装饰品牌匾额外贸易行走四方圆满足球场馆驿站台港湾区域";
    private static final String[] PLACES = {
        "莆田市", "莆田市荔城区", "莆田市城厢区", "莆田市涵江区", "莆田市秀屿区", "仙游县", "福建省", "福建"
    };
    private static final String[] TRADES = {
        "鞋业", "工艺", "食品", "建材", "贸易", "电子", "医疗器械", "红木家具", "水产养殖", "物流", "建筑工程", "餐饮管理", "教育咨询",
        "信息科技", "农业开发", "服饰", "珠宝首饰", "汽车维修"
    };
    private static final String[] FORMS = {
        "有限公司", "有限责任公司", "股份有限公司", "经营部", "店", "厂", "合作社", "工作室"
    };
    private static final String[] ROADS = {
        "胜利路", "文献路", "学园路", "荔园路", "涵华路", "清塘大道", "迎宾大道", "八二一大街"
    };
    private static final String CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private GeneratedNames() {}

    /** The entry of that number. */
    static SearchEntry entry(int number) {
        SplittableRandom random = new SplittableRandom(number);
        int village = random.nextInt(VILLAGES);
        return new SearchEntry(
                code(random, number), name(random), address(random), CITY + village * VILLAGE, 0);
    }

    private static String name(SplittableRandom random) {
        StringBuilder name = new StringBuilder(pick(random, PLACES));
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            name.append(STYLE.charAt(random.nextInt(STYLE.length())));
        }
        return name.append(pick(random, TRADES)).append(pick(random, FORMS)).toString();
    }

    private static String address(SplittableRandom random) {
        return pick(random, PLACES)
                + pick(random, ROADS)
                + (1 + random.nextInt(2000))
                + "号"
                + (1 + random.nextInt(30))
                + "室";
    }

    private static String code(SplittableRandom random, int number) {
        StringBuilder code = new StringBuilder("9135030").append(random.nextInt(6)).append("MA");
        for (int i = 0; i < 4; i++) {
            code.append(CODE.charAt(random.nextInt(CODE.length())));
        }
        int rest = number;
        for (int i = 0; i < 4; i++) {
            code.append(CODE.charAt(rest % CODE.length()));
            rest /= CODE.length();
        }
        return code.toString();
    }

    private static String pick(SplittableRandom random, String[] words) {
        return words[random.nextInt(words.length)];
    }
}
