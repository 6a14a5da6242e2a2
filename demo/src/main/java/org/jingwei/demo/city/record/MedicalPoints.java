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
import org.locationtech.jts.geom.Coordinate;

/** Medical points 医疗点 of the health commission. */
record MedicalPoints(Villages villages, int count) implements RecordSource {

    private static final List<Code> KINDS =
            Code.list(
                    "HOSPITAL",
                    "医院",
                    "Hospital",
                    "TOWN_CENTRE",
                    "乡镇卫生院",
                    "Town health centre",
                    "COMMUNITY_CENTRE",
                    "社区卫生服务站",
                    "Community health station",
                    "VILLAGE_CLINIC",
                    "村卫生所",
                    "Village clinic",
                    "CLINIC",
                    "诊所",
                    "Clinic",
                    "PHARMACY",
                    "药店",
                    "Pharmacy");
    private static final Weighted TOWN = Weighted.of(KINDS, 3, 0, 12, 0, 35, 50);
    private static final Weighted COUNTRY = Weighted.of(KINDS, 0.5, 3, 0, 58, 14, 24.5);
    private static final Map<String, String> WORDS =
            Map.of(
                    "HOSPITAL", "示范医院",
                    "TOWN_CENTRE", "示范卫生院",
                    "COMMUNITY_CENTRE", "示范社区卫生服务站",
                    "VILLAGE_CLINIC", "示范卫生所",
                    "CLINIC", "示范诊所",
                    "PHARMACY", "示范药店");

    @Override
    public DatasetDefinition definition() {
        return new DatasetDefinition(
                new Naming("medical_point", "医疗点", "Medical points", "医疗机构与药店点位(示范数据)"),
                "health",
                Sensitivity.PUBLIC,
                List.of(
                        text("point_no", "机构编号", "Number").mandatory(),
                        text("name", "机构名称", "Name").mandatory(),
                        coded("kind", "机构类别", "Kind", KINDS).mandatory(),
                        integer("beds", "床位", "Beds").withUnit("张"),
                        integer("doctors", "执业医师", "Doctors").withUnit("人"),
                        bool("round_the_clock", "24 小时", "Round the clock"),
                        bool("insurance", "医保定点", "Takes insurance"),
                        Element.phone(),
                        Element.village(),
                        Element.longitude(),
                        Element.latitude(),
                        Element.updatedOn()),
                "point_no",
                "name",
                Optional.of("kind"),
                Optional.empty());
    }

    @Override
    public void write(SplittableRandom random, RowSink rows) throws IOException {
        int serial = 0;
        DistinctNames names = new DistinctNames();
        for (Village village : villages.shareOut(count, Village::people)) {
            serial++;
            String kind = (village.setting() == Setting.URBAN ? TOWN : COUNTRY).pick(random);
            int beds = beds(kind, random);
            Coordinate at = village.place(random);
            rows.row(
                    Wording.numbered("YL", serial),
                    names.name(villages.townName(village) + village.shortName(), word(kind)),
                    kind,
                    Integer.toString(beds),
                    Integer.toString(kind.equals("PHARMACY") ? 0 : 1 + beds / 4),
                    Boolean.toString(beds > 0 || random.nextInt(12) == 0),
                    Boolean.toString(random.nextInt(100) < 88),
                    Wording.phone(random),
                    village.code(),
                    Wording.longitude(at),
                    Wording.latitude(at),
                    Wording.updated(random));
        }
    }

    private static String word(String kind) {
        return WORDS.getOrDefault(kind, "示范医疗点");
    }

    private static int beds(String kind, SplittableRandom random) {
        return switch (kind) {
            case "HOSPITAL" -> 80 + random.nextInt(900);
            case "TOWN_CENTRE" -> 20 + random.nextInt(80);
            case "COMMUNITY_CENTRE" -> random.nextInt(12);
            default -> 0;
        };
    }
}
