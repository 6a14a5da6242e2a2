package org.jingwei.coordination.inspection.merging;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Which items cannot share a visit, by number. */
final class ApartItems {
    private final Names names = new Names();
    private final List<BitSet> apart = new ArrayList<>();

    ApartItems(Collection<ItemPair> pairs) {
        for (ItemPair pair : pairs) {
            int one = number(pair.one());
            int other = number(pair.other());
            apart.get(one).set(other);
            apart.get(other).set(one);
        }
    }

    int number(String item) {
        int number = names.number(item);
        while (apart.size() <= number) {
            apart.add(new BitSet());
        }
        return number;
    }

    boolean areApart(int one, int other) {
        return apart.get(one).get(other);
    }
}
