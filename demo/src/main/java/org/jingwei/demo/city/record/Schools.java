package org.jingwei.demo.city.record;

import static org.jingwei.demo.city.record.Element.bool;
import static org.jingwei.demo.city.record.Element.coded;
import static org.jingwei.demo.city.record.Element.integer;
import static org.jingwei.demo.city.record.Element.text;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jingwei.demo.city.place.Setting;
import org.jingwei.demo.city.record.DatasetDefinition.Naming;
import org.jingwei.demo.city.record.DatasetDefinition.Sensitivity;
import org.jingwei.demo.city.record.DatasetDefinition.Subject;
import org.locationtech.jts.geom.Coordinate;

/** Schools 学校 of the education bureau, the source of what schools there are. */
record Schools(Villages villages, int count) implements RecordSource {

    /** School codes that start so are not given out. */
    private static final long FIRST_CODE = 9_935_000_000L;

    private static final List<Code> STAGES =
            Code.list(
                    "KINDERGARTEN",
                    "幼儿园",
                    "Kindergarten",
                    "PRIMARY",
                    "小学",
                    "Primary",
                    "JUNIOR",
                    "初中",
                    "Junior secondary",
                    "NINE_YEAR",
                    "九年一贯制",
                    "Nine-year",
                    "SENIOR",
                    "普通高中",
                    "Senior secondary",
                    "VOCATIONAL",
                    "中等职业",
                    "Vocational",
                    "SPECIAL",
                    "特殊教育",
                    "Special needs");
    private static final List<Code> NATURES =
            Code.list("PUBLIC", "公办", "Public", "PRIVATE", "民办", "Private");
    private static final Weighted TOWN_STAGE = Weighted.of(STAGES, 46, 28, 12, 3, 7, 3, 1);
    private static final Weighted COUNTRY_STAGE = Weighted.of(STAGES, 42, 46, 7, 3, 1.5, 0.5, 0);
    private static final Map<String, String> WORDS =
            Map.of(
                    "KINDERGARTEN", "示范幼儿园",
                    "PRIMARY", "示范小学",
                    "JUNIOR", "示范初级中学",
                    "NINE_YEAR", "示范学校",
                    "SENIOR", "示范中学",
                    "VOCATIONAL", "示范职业学校",
                    "SPECIAL", "示范特殊教育学校");

    @Override
    public DatasetDefinition definition() {
        return new DatasetDefinition(
                new Naming("school", "学校", "Schools", "学校与幼儿园名录(示范数据,代码为占位)"),
                "education",
                Sensitivity.PUBLIC,
                List.of(
                        text("school_code", "学校标识码", "School code").mandatory(),
                        text("name", "学校名称", "Name").mandatory(),
                        coded("stage", "学段", "Stage", STAGES).mandatory(),
                        coded("nature", "办学性质", "Nature", NATURES),
                        integer("students", "在校生", "Students").withUnit("人"),
                        integer("teachers", "专任教师", "Teachers").withUnit("人"),
                        integer("classes", "班级", "Classes").withUnit("个"),
                        bool("boarding", "寄宿", "Boarding"),
                        Element.phone(),
                        Element.village(),
                        Element.longitude(),
                        Element.latitude(),
                        Element.updatedOn()),
                "school_code",
                "name",
                Optional.of("stage"),
                Optional.of(new Subject("SCHOOL", "school_code", true)));
    }

    @Override
    public void write(SplittableRandom random, RowSink rows) throws IOException {
        long code = FIRST_CODE;
        DistinctNames names = new DistinctNames();
        for (Village village : villages.shareOut(count, Village::people)) {
            code++;
            boolean urban = village.setting() == Setting.URBAN;
            String stage = (urban ? TOWN_STAGE : COUNTRY_STAGE).pick(random);
            int classes = classes(stage, urban, random);
            int students = classes * (urban ? 36 + random.nextInt(12) : 18 + random.nextInt(18));
            Coordinate at = village.place(random);
            rows.row(
                    Long.toString(code),
                    names.name(villages.townName(village) + village.shortName(), word(stage)),
                    stage,
                    random.nextInt(100) < (stage.equals("KINDERGARTEN") ? 45 : 6)
                            ? "PRIVATE"
                            : "PUBLIC",
                    Integer.toString(students),
                    Integer.toString(Math.max(3, students / (12 + random.nextInt(5)))),
                    Integer.toString(classes),
                    Boolean.toString(stage.equals("SENIOR") || stage.equals("VOCATIONAL")),
                    Wording.phone(random),
                    village.code(),
                    Wording.longitude(at),
                    Wording.latitude(at),
                    Wording.updated(random));
        }
    }

    private static String word(String stage) {
        return WORDS.getOrDefault(stage, "示范学校");
    }

    private static int classes(String stage, boolean urban, SplittableRandom random) {
        int least =
                switch (stage) {
                    case "KINDERGARTEN" -> 3;
                    case "PRIMARY" -> 6;
                    case "SPECIAL" -> 5;
                    default -> 12;
                };
        return least + random.nextInt(urban ? 24 : 8);
    }
}
