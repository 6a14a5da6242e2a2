package org.jingwei.bench;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.search.SearchEntry;
import org.jingwei.engine.search.SearchIndex;
import org.jingwei.engine.search.SearchIndexBuilder;
import org.jingwei.engine.search.SearchReach;
import org.jingwei.engine.search.SearchWords;

/** Searches straight in the index, one thread, ten finds, for a whole city and for one village. */
final class SearchBench {
    private static final int LIMIT = 10;
    private static final int TIMES = 1_000;

    private SearchBench() {}

    /** One way to search: what is typed for an entry. */
    private record Typed(String label, Function<SearchEntry, String> text) {}

    private static final List<Typed> TYPED =
            List.of(
                    new Typed("whole name", SearchEntry::name),
                    new Typed("two characters of it", entry -> part(entry.name(), 2)),
                    new Typed("four characters of it", entry -> part(entry.name(), 4)),
                    new Typed("one character", entry -> part(entry.name(), 1)),
                    new Typed("what half of them have (有限公司)", entry -> "有限公司"),
                    new Typed("part of the address", entry -> part(entry.address(), 5)),
                    new Typed("code", SearchEntry::code),
                    new Typed("end of the code", entry -> entry.code().substring(12)),
                    new Typed("initials (ptslc)", entry -> "ptslc"),
                    new Typed("initials of some trade (hmjj)", entry -> "hmjj"),
                    new Typed("pinyin, one syllable (shang)", entry -> "shang"),
                    new Typed("pinyin, two (longsheng)", entry -> "longsheng"),
                    new Typed("pinyin, three (xianyouxian)", entry -> "xianyouxian"),
                    new Typed("pinyin, no name (zhuangxuanpeng)", entry -> "zhuangxuanpeng"),
                    new Typed("nothing like it (qwertz)", entry -> "qwertz"),
                    new Typed("name with a typo", entry -> typo(entry.name())),
                    new Typed("five characters with a typo", entry -> typo(part(entry.name(), 5))));

    static void run(int names) {
        System.gc();
        long start = System.nanoTime();
        SearchIndexBuilder builder = SearchIndex.builder();
        for (int i = 0; i < names; i++) {
            builder.add(GeneratedNames.entry(i));
        }
        SearchIndex index = builder.build();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%n### Search, %,d names with address and code, generated and built in %.1f s,"
                        + " %.0f bytes a name%n%n",
                names, seconds, (double) index.bytes() / names);
        System.out.println(
                "| typed | city, median ms | p95 ms | one village, median ms | p95 ms |");
        System.out.println("|---|---|---|---|---|");
        AreaRange city =
                new AreaRange(GeneratedNames.CITY, GeneratedNames.CITY + 99_999_999_999_999L);
        AreaRange village =
                new AreaRange(
                        GeneratedNames.CITY + 7 * GeneratedNames.VILLAGE,
                        GeneratedNames.CITY + 8 * GeneratedNames.VILLAGE - 1);
        SearchReach wide =
                new SearchReach(AreaRanges.of(city), false, Optional.empty(), List.of(village));
        SearchReach narrow =
                new SearchReach(AreaRanges.of(village), false, Optional.empty(), List.of(village));
        for (Typed typed : TYPED) {
            System.out.printf(
                    "| %s | %s | %s |%n",
                    typed.label(),
                    searches(index, typed, names, wide),
                    searches(index, typed, names, narrow));
        }
    }

    private static String searches(SearchIndex index, Typed typed, int names, SearchReach reach) {
        SplittableRandom random = new SplittableRandom(7);
        SearchWords[] asked = new SearchWords[TIMES];
        for (int i = 0; i < TIMES; i++) {
            asked[i] =
                    SearchWords.of(typed.text().apply(GeneratedNames.entry(random.nextInt(names))));
        }
        return Latencies.of(TIMES / 2, TIMES, i -> search(index, asked[i % TIMES], reach)).cells();
    }

    private static void search(SearchIndex index, SearchWords words, SearchReach reach) {
        if (index.find(words, reach, LIMIT).isEmpty()) {
            index.similar(words, reach, LIMIT);
        }
    }

    private static String part(String text, int length) {
        int from = text.hashCode() & 0xFFFF;
        return text.substring(from % (text.length() - length + 1)).substring(0, length);
    }

    private static String typo(String text) {
        int place = (text.hashCode() & 0xFFFF) % text.length();
        return text.substring(0, place) + '鿅' + text.substring(place + 1);
    }
}
