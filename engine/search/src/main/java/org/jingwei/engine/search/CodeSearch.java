package org.jingwei.engine.search;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jingwei.engine.search.Finding.Candidates;
import org.jingwei.engine.search.SearchFind.Match;

/** Finds codes: whole ones, their beginnings and ends, and whole ones with a typo. */
final class CodeSearch {
    private static final int MIN_SUFFIX = 4;

    /** Shorter codes are too close to each other for a typo to be told from another code. */
    private static final int MIN_SIMILAR = 15;

    /** More codes with a common beginning than this are not sorted but met on the way. */
    private static final int MAX_SORTED = 20_000;

    private final Codes codes;
    private final byte[] code;

    CodeSearch(Codes codes, byte[] code) {
        this.codes = codes;
        this.code = code;
    }

    /** The entry of exactly this code, -1 if there is none. */
    int entryOf(String exact) {
        Codes.Same same = codes.find(code, true);
        for (int i = same.from(); i < same.to(); i++) {
            int entry = same.entries()[i];
            if (codes.length(entry) > code.length) {
                return -1;
            }
            if (codes.get(entry).equals(exact)) {
                return entry;
            }
        }
        return -1;
    }

    void exact(Finding finding) {
        Codes.Same same = codes.find(code, true);
        int to = same.from();
        while (to < same.to() && codes.length(same.entries()[to]) == code.length) {
            to++;
        }
        Codes.Same whole = new Codes.Same(same.entries(), same.from(), to);
        finding.add(Match.EXACT_CODE, candidates(whole, code, true), entry -> true);
    }

    void prefix(Finding finding) {
        finding.add(Match.CODE_PREFIX, candidates(code, true), entry -> true);
    }

    void suffix(Finding finding) {
        if (code.length >= MIN_SUFFIX) {
            finding.add(Match.CODE_SUFFIX, candidates(code, false), entry -> true);
        }
    }

    /**
     * With one edit either the first half is as it was or the second; if the edit is an exchange
     * across the middle, the first half less its last character is.
     */
    void similar(Finding finding) {
        if (code.length < MIN_SIMILAR) {
            return;
        }
        int half = code.length / 2;
        byte[] front = Arrays.copyOf(code, half - 1);
        byte[] back = Arrays.copyOfRange(code, half, code.length);
        finding.add(Match.SIMILAR_CODE, candidates(front, true), this::isSimilar);
        finding.add(Match.SIMILAR_CODE, candidates(back, false), this::isSimilar);
    }

    /** Whether the codes are the same but for one edit: what is left between the common ends. */
    private boolean isSimilar(int entry) {
        int length = codes.length(entry);
        int longer = Math.max(length, code.length);
        if (length < MIN_SIMILAR || longer - Math.min(length, code.length) > 1) {
            return false;
        }
        int front = codes.common(entry, code, true);
        int back = codes.common(entry, code, false);
        if (front + back >= longer - 1) {
            return true;
        }
        return length == code.length
                && front + back == length - 2
                && codes.isExchanged(entry, code, front);
    }

    private Candidates candidates(byte[] text, boolean front) {
        return candidates(codes.find(text, front), text, front);
    }

    private Candidates candidates(Codes.Same same, byte[] text, boolean front) {
        if (same.count() > MAX_SORTED) {
            return (from, to, receiver) -> walk(from, to, receiver, text, front);
        }
        int[] entries = Arrays.copyOfRange(same.entries(), same.from(), same.to());
        Arrays.sort(entries);
        return (from, to, receiver) -> among(entries, from, to, receiver);
    }

    private boolean walk(int from, int to, IntPredicate receiver, byte[] text, boolean front) {
        for (int entry = from; entry < to; entry++) {
            if (codes.common(entry, text, front) == text.length && !receiver.test(entry)) {
                return false;
            }
        }
        return true;
    }

    private static boolean among(int[] entries, int from, int to, IntPredicate receiver) {
        int found = Arrays.binarySearch(entries, from);
        for (int i = found < 0 ? -found - 1 : found; i < entries.length && entries[i] < to; i++) {
            if (!receiver.test(entries[i])) {
                return false;
            }
        }
        return true;
    }
}
