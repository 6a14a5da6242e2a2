package org.jingwei.demo.city.record;

import static org.jingwei.demo.city.record.Element.coded;
import static org.jingwei.demo.city.record.Element.integer;
import static org.jingwei.demo.city.record.Element.text;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jingwei.demo.city.place.Setting;
import org.jingwei.demo.city.record.DatasetDefinition.Naming;
import org.jingwei.demo.city.record.DatasetDefinition.Sensitivity;

/** Residents 居民 of the public security bureau: placeholders for names, no identity numbers. */
record Residents(List<Household> households) implements RecordSource {

    private static final List<Code> SEXES = Code.list("M", "男", "Male", "F", "女", "Female");
    private static final List<Code> RELATIONS =
            Code.list(
                    "HEAD", "户主", "Head", "SPOUSE", "配偶", "Spouse", "CHILD", "子女", "Child",
                    "PARENT", "父母", "Parent", "OTHER", "其他", "Other");
    private static final List<Code> KINDS =
            Code.list(
                    "REGISTERED",
                    "户籍人口",
                    "Registered here",
                    "INCOMER",
                    "流入人口",
                    "Registered elsewhere",
                    "AWAY",
                    "外出人口",
                    "Living away");
    private static final List<Code> EDUCATIONS =
            Code.list(
                    "PRIMARY",
                    "小学及以下",
                    "Primary or less",
                    "JUNIOR",
                    "初中",
                    "Junior secondary",
                    "SENIOR",
                    "高中及中专",
                    "Senior secondary",
                    "COLLEGE",
                    "大专及以上",
                    "College or more");
    private static final List<Code> OCCUPATIONS =
            Code.list(
                    "FARMING",
                    "农业",
                    "Farming",
                    "FISHING",
                    "渔业",
                    "Fishing",
                    "FACTORY",
                    "工厂务工",
                    "Factory work",
                    "CRAFT",
                    "手工艺",
                    "Craft",
                    "TRADE",
                    "经商",
                    "Trade",
                    "OFFICE",
                    "机关企事业",
                    "Office work",
                    "PUPIL",
                    "在学",
                    "At school",
                    "RETIRED",
                    "离退休",
                    "Retired",
                    "NONE",
                    "无业及其他",
                    "None or other");

    private static final Weighted TOWN_KIND = Weighted.of(KINDS, 66, 30, 4);
    private static final Weighted COUNTRY_KIND = Weighted.of(KINDS, 72, 4, 24);
    private static final Weighted EDUCATION = Weighted.of(EDUCATIONS, 24, 36, 22, 18);
    private static final Weighted TOWN_WORK =
            Weighted.of(OCCUPATIONS, 1, 1, 28, 6, 28, 24, 0, 0, 12);
    private static final Weighted INLAND_WORK =
            Weighted.of(OCCUPATIONS, 34, 0, 26, 10, 14, 6, 0, 0, 10);
    private static final Weighted COAST_WORK =
            Weighted.of(OCCUPATIONS, 16, 24, 24, 6, 16, 5, 0, 0, 9);

    @Override
    public DatasetDefinition definition() {
        return new DatasetDefinition(
                new Naming("resident", "居民", "Residents", "实有人口登记(示范数据,姓名为占位符,不含身份证号)"),
                "public-security",
                Sensitivity.SENSITIVE,
                List.of(
                        text("resident_no", "居民编号", "Resident number").mandatory(),
                        text("name", "姓名(占位)", "Name (placeholder)").mandatory().withMask("NAME"),
                        coded("sex", "性别", "Sex", SEXES),
                        integer("birth_year", "出生年份", "Year of birth").mandatory(),
                        text("household", "户号", "Household"),
                        coded("relation", "与户主关系", "Relation to head", RELATIONS),
                        coded("kind", "人口类别", "Kind of residence", KINDS),
                        coded("education", "文化程度", "Education", EDUCATIONS),
                        coded("occupation", "职业", "Occupation", OCCUPATIONS),
                        Element.phone(),
                        text("address", "住址", "Address").withMask("ADDRESS"),
                        Element.village(),
                        Element.updatedOn()),
                "resident_no",
                "name",
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public void write(SplittableRandom random, RowSink rows) throws IOException {
        for (Household household : households) {
            String kind =
                    (household.village().setting() == Setting.URBAN ? TOWN_KIND : COUNTRY_KIND)
                            .pick(random);
            int headAge = 24 + random.nextInt(58);
            for (int person = 0; person < household.persons(); person++) {
                writePerson(household, person, headAge, kind, random, rows);
            }
        }
    }

    private static void writePerson(
            Household household,
            int person,
            int headAge,
            String kind,
            SplittableRandom random,
            RowSink rows)
            throws IOException {
        String relation = relation(person, headAge, random);
        int age = age(relation, headAge, random);
        Village village = household.village();
        int serial = household.firstResident() + person;
        rows.row(
                Wording.numbered("R", serial),
                Wording.numbered("居民", serial),
                random.nextInt(1000) < 507 ? "M" : "F",
                Integer.toString(Wording.TODAY.getYear() - age),
                household.number(),
                relation,
                kind,
                age < 13 ? "PRIMARY" : EDUCATION.pick(random),
                occupation(age, village, random),
                age < 14 ? "" : Wording.phone(random),
                household.address(),
                village.code(),
                Wording.updated(random));
    }

    private static String relation(int person, int headAge, SplittableRandom random) {
        return switch (person) {
            case 0 -> "HEAD";
            case 1 -> random.nextInt(10) < 8 ? "SPOUSE" : "CHILD";
            case 2, 3 -> headAge < 40 && random.nextInt(4) == 0 ? "PARENT" : "CHILD";
            case 4 -> headAge < 55 ? "PARENT" : "CHILD";
            default -> "OTHER";
        };
    }

    private static int age(String relation, int headAge, SplittableRandom random) {
        int age =
                switch (relation) {
                    case "SPOUSE" -> headAge - 4 + random.nextInt(8);
                    case "CHILD" -> headAge - 24 - random.nextInt(10);
                    case "PARENT" -> headAge + 22 + random.nextInt(10);
                    case "OTHER" -> 5 + random.nextInt(70);
                    default -> headAge;
                };
        return Math.clamp(age, random.nextInt(6), 96);
    }

    private static String occupation(int age, Village village, SplittableRandom random) {
        if (age < 19) {
            return age < 3 ? "NONE" : "PUPIL";
        }
        if (age > 62 && random.nextInt(10) < 7) {
            return "RETIRED";
        }
        return switch (village.setting()) {
            case URBAN -> TOWN_WORK.pick(random);
            case COAST, ISLAND -> COAST_WORK.pick(random);
            case PLAIN, MOUNTAIN -> INLAND_WORK.pick(random);
        };
    }
}
