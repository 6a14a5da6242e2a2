package org.jingwei.engine.search;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** Collects entries and sorts them into a {@link SearchIndex}; for one thread. */
public final class SearchIndexBuilder {

    /** How many entries an index takes. */
    public static final int MAX_ENTRIES = 20_000_000;

    private final StringBuilder texts = new StringBuilder();
    private final ByteArrayOutputStream codes = new ByteArrayOutputStream();
    private int[] nameStarts = new int[1024];
    private int[] addressStarts = new int[1024];
    private int[] codeStarts = new int[1024];
    private long[] areas = new long[1024];
    private int[] depths = new int[1024];
    private int size;

    SearchIndexBuilder() {}

    /** Adds an entry. */
    public SearchIndexBuilder add(SearchEntry entry) {
        if (size == MAX_ENTRIES) {
            throw new IllegalStateException(
                    "a search index takes " + MAX_ENTRIES + " entries and this is one more");
        }
        if (size + 1 == areas.length) {
            grow(size * 2);
        }
        nameStarts[size] = texts.length();
        texts.append(Folding.text(entry.name()));
        addressStarts[size] = texts.length();
        texts.append(Folding.text(entry.address()));
        codeStarts[size] = codes.size();
        codes.writeBytes(entry.code().getBytes(StandardCharsets.UTF_8));
        areas[size] = entry.area();
        depths[size] = entry.depth();
        size++;
        nameStarts[size] = texts.length();
        codeStarts[size] = codes.size();
        return this;
    }

    private void grow(int length) {
        nameStarts = Arrays.copyOf(nameStarts, length);
        addressStarts = Arrays.copyOf(addressStarts, length);
        codeStarts = Arrays.copyOf(codeStarts, length);
        areas = Arrays.copyOf(areas, length);
        depths = Arrays.copyOf(depths, length);
    }

    /** The index of the entries added so far. */
    public SearchIndex build() {
        int[] order = IntSort.sorted(size, this::compare);
        Texts sorted = new Texts(size, texts.length());
        Sections sections = new Sections();
        for (int entry = 0; entry < size; entry++) {
            sorted.put(entry, name(order[entry]), address(order[entry]));
            sections.add(depths[order[entry]], areas[order[entry]]);
        }
        return new SearchIndex(sections, sorted, sortedCodes(order), postings(order));
    }

    private int compare(int one, int other) {
        int order = Integer.compare(depths[one], depths[other]);
        if (order == 0) {
            order = Long.compare(areas[one], areas[other]);
        }
        return order == 0 ? Integer.compare(nameLength(one), nameLength(other)) : order;
    }

    private int nameLength(int added) {
        return addressStarts[added] - nameStarts[added];
    }

    private String name(int added) {
        return texts.substring(nameStarts[added], addressStarts[added]);
    }

    private String address(int added) {
        return texts.substring(addressStarts[added], nameStarts[added + 1]);
    }

    private Codes sortedCodes(int[] order) {
        byte[] from = codes.toByteArray();
        byte[] to = new byte[from.length];
        int[] starts = new int[size + 1];
        for (int entry = 0; entry < size; entry++) {
            int start = codeStarts[order[entry]];
            int length = codeStarts[order[entry] + 1] - start;
            System.arraycopy(from, start, to, starts[entry], length);
            starts[entry + 1] = starts[entry] + length;
        }
        return new Codes(to, starts);
    }

    private PostingLists postings(int[] order) {
        PostingListsBuilder lists = new PostingListsBuilder();
        for (int entry = 0; entry < size; entry++) {
            int at = entry;
            eachGram(order[entry], gram -> lists.measure(gram, at));
        }
        lists.allocate();
        for (int entry = 0; entry < size; entry++) {
            int at = entry;
            eachGram(order[entry], gram -> lists.write(gram, at));
        }
        return lists.build();
    }

    private void eachGram(int added, LongConsumer receiver) {
        Grams.each(name(added), address(added), receiver);
    }
}
