package org.jingwei.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.search.SearchFind.Match;

/** Whatever the entries, the scope and the text, a search says what reading every entry says. */
class SearchLawsTest {
    private static final String ALPHABET = "莆田市厦门单县重庆路ab1";
    private static final String LETTERS = "ptshmdczqlabin1";
    private static final int AREAS = 9;
    private static final int ALL = 10_000;

    private record Case(List<SearchEntry> entries, SearchIndex index, SearchReach reach) {}

    private static long area(int number) {
        return number == 0 ? 0 : AreaScheme.CHINA.code("350302").child(number).value();
    }

    private static String text(Random random, String alphabet, int shortest, int longest) {
        int length = shortest + random.nextInt(longest - shortest + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static Case example(Random random) {
        List<SearchEntry> entries = new ArrayList<>();
        int count = random.nextInt(400);
        for (int i = 0; i < count; i++) {
            entries.add(
                    new SearchEntry(
                            "x" + text(random, "ab12", 1, 4) + "-" + i,
                            text(random, ALPHABET, 0, 9),
                            text(random, ALPHABET, 0, 5),
                            area(random.nextInt(AREAS)),
                            random.nextInt(2)));
        }
        SearchIndexBuilder builder = SearchIndex.builder();
        entries.forEach(builder::add);
        List<AreaRange> ranges = new ArrayList<>();
        for (int number = 1; number < AREAS; number++) {
            if (random.nextInt(3) == 0) {
                ranges.add(AreaScheme.CHINA.of(area(number)).range());
            }
        }
        Optional<String> own =
                entries.isEmpty() || random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(entries.get(random.nextInt(count)).code());
        List<AreaRange> near = List.of(AreaScheme.CHINA.of(area(3)).range());
        SearchReach reach =
                new SearchReach(AreaRanges.of(ranges), random.nextInt(4) == 0, own, near);
        return new Case(entries, builder.build(), reach);
    }

    private static boolean reached(SearchReach reach, SearchEntry entry) {
        return reach.areas().contains(entry.area())
                || (reach.unplaced() && entry.area() == 0)
                || reach.own().filter(entry.code()::equals).isPresent();
    }

    private static Map<String, Match> expected(Case example, String text) {
        Map<String, Match> found = new HashMap<>();
        for (SearchEntry entry : example.entries()) {
            if (reached(example.reach(), entry)) {
                match(entry, text).ifPresent(match -> found.put(entry.code(), match));
            }
        }
        return found;
    }

    private static Optional<Match> match(SearchEntry entry, String text) {
        if (entry.code().equals(text)) {
            return Optional.of(Match.EXACT_CODE);
        } else if (entry.name().equals(text)) {
            return Optional.of(Match.EXACT_NAME);
        } else if (entry.code().startsWith(text)) {
            return Optional.of(Match.CODE_PREFIX);
        } else if (entry.name().startsWith(text)) {
            return Optional.of(Match.NAME_PREFIX);
        } else if (entry.name().contains(text)) {
            return Optional.of(Match.NAME_PART);
        } else if (text.length() >= 4 && entry.code().endsWith(text)) {
            return Optional.of(Match.CODE_SUFFIX);
        } else if (entry.address().contains(text)) {
            return Optional.of(Match.ADDRESS_PART);
        } else if (text.chars().noneMatch(letter -> letter >= 'a' && letter <= 'z')) {
            return Optional.empty();
        } else if (sounds(entry.name(), text)) {
            return Optional.of(Match.PINYIN_PREFIX);
        }
        for (int from = 1; text.length() > 1 && from < entry.name().length(); from++) {
            if (sounds(entry.name().substring(from), text)) {
                return Optional.of(Match.PINYIN_PART);
            }
        }
        return Optional.empty();
    }

    /** By trying everything, one character after the other. */
    private static boolean sounds(String name, String letters) {
        if (letters.isEmpty()) {
            return true;
        }
        if (name.isEmpty()) {
            return false;
        }
        String rest = name.substring(1);
        if (name.charAt(0) == letters.charAt(0) && sounds(rest, letters.substring(1))) {
            return true;
        }
        for (short reading : Pinyin.readings(name.charAt(0))) {
            String sound = Pinyin.sound(reading);
            boolean fits =
                    sound.startsWith(letters)
                            || (letters.startsWith(sound)
                                    && sounds(rest, letters.substring(sound.length())))
                            || (letters.startsWith(sound.substring(0, 1))
                                    && sounds(rest, letters.substring(1)));
            if (fits) {
                return true;
            }
        }
        return false;
    }

    /** Some part of some name; of none, if it has none. */
    private static String part(Random random, Case example) {
        if (example.entries().isEmpty()) {
            return "莆田";
        }
        int entry = random.nextInt(example.entries().size());
        String name = example.entries().get(entry).name();
        int from = random.nextInt(name.length() + 1);
        String part = name.substring(from, from + random.nextInt(name.length() - from + 1));
        return part.isEmpty() ? "莆田" : part;
    }

    private static String edited(Random random, String text) {
        int place = random.nextInt(text.length());
        String before = text.substring(0, place);
        String after = text.substring(place + 1);
        String other = text(random, ALPHABET, 1, 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + other + after;
            case 1 -> before + other + text.substring(place);
            case 2 -> text.length() == 1 ? text : before + after;
            default ->
                    after.isEmpty()
                            ? text
                            : before + after.charAt(0) + text.charAt(place) + after.substring(1);
        };
    }

    private static Map<String, Match> found(List<SearchFind> finds) {
        return finds.stream().collect(Collectors.toMap(SearchFind::code, SearchFind::match));
    }

    @Property(tries = 300)
    void everyPartOfEveryTextIsFoundAndNothingOutsideTheScope(@ForAll long seed) {
        Random random = new Random(seed);
        Case example = example(random);
        for (int i = 0; i < 20; i++) {
            String text =
                    random.nextBoolean()
                            ? part(random, example)
                            : text(random, random.nextBoolean() ? ALPHABET : "xab12莆田", 1, 4);
            List<SearchFind> finds =
                    example.index().find(SearchWords.of(text), example.reach(), ALL);

            assertThat(found(finds)).as(text).isEqualTo(expected(example, text));
            assertThat(finds).as(text).isSorted();
        }
    }

    @Property(tries = 300)
    void pinyinIsFoundAsByTryingEverything(@ForAll long seed) {
        Random random = new Random(seed);
        Case example = example(random);
        for (int i = 0; i < 20; i++) {
            String text = random.nextInt(3) == 0 ? typed(random) : text(random, LETTERS, 1, 5);
            assertThat(found(example.index().find(SearchWords.of(text), example.reach(), ALL)))
                    .as(text)
                    .isEqualTo(expected(example, text));
        }
    }

    private static String typed(Random random) {
        StringBuilder typed = new StringBuilder();
        for (char character : text(random, ALPHABET, 1, 3).toCharArray()) {
            short[] readings = Pinyin.readings(character);
            String sound = Pinyin.sound(readings[random.nextInt(readings.length)]);
            typed.append(random.nextInt(4) == 0 ? String.valueOf(character) : sound);
        }
        return typed.substring(0, typed.length() - random.nextInt(typed.length()));
    }

    @Property(tries = 200)
    void aLimitCutsTheSameListShort(@ForAll long seed) {
        Random random = new Random(seed);
        Case example = example(random);
        for (int i = 0; i < 10; i++) {
            SearchWords words =
                    SearchWords.of(text(random, random.nextBoolean() ? ALPHABET : LETTERS, 1, 3));
            int limit = 1 + random.nextInt(12);
            List<SearchFind> all = example.index().find(words, example.reach(), ALL);

            assertThat(example.index().find(words, example.reach(), limit))
                    .as(words.text())
                    .isEqualTo(all.subList(0, Math.min(limit, all.size())));
        }
    }

    @Property(tries = 200)
    void similarIsWhatIsOneEditAway(@ForAll long seed) {
        Random random = new Random(seed);
        Case example = example(random);
        for (int i = 0; i < 10; i++) {
            String text =
                    random.nextInt(3) == 0
                            ? text(random, ALPHABET, 1, 5)
                            : edited(random, part(random, example));
            Predicate<SearchEntry> similar =
                    entry ->
                            text.length() >= 3
                                    && reached(example.reach(), entry)
                                    && hasSimilarPart(entry.name(), text);

            assertThat(
                            found(
                                            example.index()
                                                    .similar(
                                                            SearchWords.of(text),
                                                            example.reach(),
                                                            ALL))
                                    .keySet())
                    .as(text)
                    .containsExactlyInAnyOrderElementsOf(
                            example.entries().stream()
                                    .filter(similar)
                                    .map(SearchEntry::code)
                                    .toList());
        }
    }

    private static boolean hasSimilarPart(String name, String text) {
        for (int from = 0; from < name.length(); from++) {
            for (int to = from + 1; to <= name.length(); to++) {
                if (isOneEdit(name.substring(from, to), text)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** One edit of Damerau and Levenshtein away from digits: what lies between the ends. */
    private static boolean isOneEdit(String part, String text) {
        int least = Math.min(part.length(), text.length());
        for (int front = 0; front <= least; front++) {
            if (!part.substring(0, front).equals(text.substring(0, front))) {
                return false;
            }
            for (int back = 0; back <= least - front; back++) {
                String middle = part.substring(front, part.length() - back);
                String wanted = text.substring(front, text.length() - back);
                boolean same = part.endsWith(text.substring(text.length() - back));
                boolean beside = wanted.isEmpty() && (front == 0 || back == 0);
                if (same && !beside && isEdit(middle, wanted) && keepsDigits(text, front, back)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Neither what is changed nor what stands beside it is a digit. */
    private static boolean keepsDigits(String text, int front, int back) {
        int from = Math.max(0, front - 1);
        int to = Math.min(text.length(), text.length() - back + 1);
        return text.substring(from, to).chars().noneMatch(Character::isDigit);
    }

    private static boolean isEdit(String one, String other) {
        if ((one + other).chars().anyMatch(Character::isDigit)) {
            return false;
        }
        boolean exchanged =
                one.length() == 2
                        && !one.equals(other)
                        && new StringBuilder(one).reverse().toString().equals(other);
        boolean single = one.length() <= 1 && other.length() <= 1 && !one.equals(other);
        return exchanged || single;
    }
}
