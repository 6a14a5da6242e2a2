package org.jingwei.demo.city.record;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jingwei.demo.city.place.AreaList;
import org.jingwei.demo.city.place.CityShapes;

/** Generates the eight departments' files. */
public final class RecordFiles {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private final long seed;
    private final List<Plan> plans;

    /** One file to write, and how. */
    private record Plan(RecordSource source, Charset charset, boolean gzip, boolean spoiled) {}

    /** A file that was written. */
    public record Written(
            DatasetDefinition definition,
            String fileName,
            Charset charset,
            boolean gzip,
            int rows,
            int spoiled) {}

    private RecordFiles(long seed, List<Plan> plans) {
        this.seed = seed;
        this.plans = plans;
    }

    /** Plans about {@code records} rows in all. The same arguments give the same files. */
    public static RecordFiles plan(AreaList areas, CityShapes shapes, int records, long seed) {
        Villages villages = Villages.of(areas, shapes, seed);
        int low = share(records, 30);
        int enterpriseCount = share(records, 120);
        int dangers = share(records, 80);
        int plots = share(records, 110);
        int medical = share(records, 10);
        int events = share(records, 95);
        int schools = share(records, 5);
        int residents =
                records - low - enterpriseCount - dangers - plots - medical - events - schools;
        List<Household> households =
                Household.list(villages, residents, new SplittableRandom(seed + 1));
        List<Enterprise> enterprises =
                Enterprise.list(villages, enterpriseCount, new SplittableRandom(seed + 2));
        Charset utf8 = StandardCharsets.UTF_8;
        return new RecordFiles(
                seed,
                List.of(
                        new Plan(new Enterprises(villages, enterprises), utf8, false, true),
                        new Plan(new Schools(villages, schools), utf8, false, false),
                        new Plan(new MedicalPoints(villages, medical), utf8, false, false),
                        new Plan(
                                new HiddenDangers(villages, enterprises, dangers),
                                utf8,
                                false,
                                true),
                        new Plan(new Events(villages, events), utf8, false, true),
                        new Plan(new LowIncome(households, low), utf8, false, false),
                        new Plan(new Farmland(villages, plots), GB18030, false, false),
                        new Plan(new Residents(households), utf8, true, false)));
    }

    /** Writes all files into a folder. */
    public List<Written> writeTo(Path folder) throws IOException {
        List<Written> written = new ArrayList<>();
        for (Plan plan : plans) {
            written.add(write(plan, folder));
        }
        return written;
    }

    private Written write(Plan plan, Path folder) throws IOException {
        DatasetDefinition definition = plan.source().definition();
        String fileName = definition.id() + (plan.gzip() ? ".csv.gz" : ".csv");
        SplittableRandom random = new SplittableRandom(seed ^ definition.id().hashCode());
        try (CsvFile file =
                new CsvFile(
                        folder.resolve(fileName),
                        plan.charset(),
                        plan.gzip(),
                        definition.header())) {
            RowSpoiler spoiler = new RowSpoiler(file, definition, random.split());
            plan.source().write(random, plan.spoiled() ? spoiler : file);
            return new Written(
                    definition,
                    fileName,
                    plan.charset(),
                    plan.gzip(),
                    file.rows(),
                    spoiler.spoiled());
        }
    }

    private static int share(int records, int perMille) {
        return (int) ((long) records * perMille / 1000);
    }
}
