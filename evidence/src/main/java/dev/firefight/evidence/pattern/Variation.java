package dev.firefight.evidence.pattern;

import dev.firefight.evidence.pattern.Atom.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * Words that are values because others stand at the same place of otherwise equal texts. Of a {@linkplain Kind#FREE free} word a second
 * one is enough, and all free words of a text may vary at once; of words of programs it takes {@value #FIXED_ALTERNATIVES}, in texts that
 * are equal in all the rest.
 */
final class Variation {
    /** So many words of programs, at one place, are values: a statement has few states to tell. */
    private static final int FIXED_ALTERNATIVES = 6;

    /** What varies in one round may let more texts be equal in the next; so many rounds settle what is there to settle. */
    private static final int MAX_ROUNDS = 4;

    /** Lists that differ in length by one value behind a comma, or by two behind spaces. */
    private static final int LIST_ATOMS = 3;

    private final Atoms atoms;

    /** Distinct texts; what becomes a value is written into them. */
    private final List<int[]> rows = new ArrayList<>();

    private Variation(Atoms atoms) {
        this.atoms = atoms;
    }

    /** Makes values of what varies among the texts of one group. Texts that have become equal share their row afterwards. */
    static void settle(Collection<Phrase> phrases, Atoms atoms) {
        boolean changed = true;
        for (int round = 0; changed && round < MAX_ROUNDS; round++) {
            Variation variation = new Variation(atoms);
            variation.gather(phrases);
            changed = variation.freeWords();
            changed |= variation.constants();
            changed |= variation.fixedWords();
            changed |= variation.lists(phrases);
        }
    }

    /** A row as it was when it was looked up: equal when its numbers are. */
    private static final class Row {
        private final int[] ids;

        Row(int[] ids) {
            this.ids = ids;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && Arrays.equals(ids, row.ids);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(ids);
        }
    }

    private void gather(Collection<Phrase> phrases) {
        Map<Row, int[]> distinct = new HashMap<>();
        for (Phrase phrase : phrases) {
            int[] known = distinct.putIfAbsent(new Row(phrase.ids()), phrase.ids());
            if (known == null) {
                rows.add(phrase.ids());
            } else {
                phrase.share(known);
            }
        }
    }

    /** A row in which every value counts as the same, and whatever else may vary. */
    private static final class Frame {
        private final int[] ids;
        private final IntUnaryOperator place;

        Frame(int[] ids, IntUnaryOperator place) {
            this.ids = ids;
            this.place = place;
        }

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Frame frame) || frame.ids.length != ids.length) {
                return false;
            }
            for (int i = 0; i < ids.length; i++) {
                if (place.applyAsInt(ids[i]) != place.applyAsInt(frame.ids[i])) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            int hash = 1;
            for (int id : ids) {
                hash = 31 * hash + place.applyAsInt(id);
            }
            return hash;
        }
    }

    private Collection<List<int[]>> frames(IntUnaryOperator place) {
        Map<Frame, List<int[]>> frames = new HashMap<>();
        for (int[] row : rows) {
            if (saysSomething(row, -1)) {
                frames.computeIfAbsent(new Frame(row, place), frame -> new ArrayList<>(1))
                        .add(row);
            }
        }
        return frames.values().stream().filter(alike -> alike.size() > 1).toList();
    }

    private boolean freeWords() {
        boolean changed = false;
        for (List<int[]> alike : frames(id -> atoms.get(id).kind() == Kind.FREE ? Atoms.VALUE : id)) {
            for (int at = 0; at < alike.getFirst().length; at++) {
                changed |= varies(alike, at) && makeValue(alike, at);
            }
        }
        return changed;
    }

    /** Constants in capitals are states as a rule; not so where the same statement has a value at their place. */
    private boolean constants() {
        boolean changed = false;
        for (List<int[]> alike : frames(id -> atoms.isConstant(id) ? Atoms.VALUE : id)) {
            for (int at = 0; at < alike.getFirst().length; at++) {
                int place = at;
                boolean besideValue = alike.stream().anyMatch(row -> row[place] == Atoms.VALUE);
                changed |= besideValue && varies(alike, at) && makeValue(alike, at);
            }
        }
        return changed;
    }

    private static boolean varies(List<int[]> alike, int at) {
        int first = alike.getFirst()[at];
        return alike.stream().anyMatch(row -> row[at] != first);
    }

    private static boolean makeValue(List<int[]> alike, int at) {
        alike.forEach(row -> row[at] = Atoms.VALUE);
        return true;
    }

    /** Lists of values that differ in length, in otherwise equal texts, are one value each. */
    private boolean lists(Collection<Phrase> phrases) {
        Map<Row, List<Phrase>> folded = new HashMap<>();
        for (Phrase phrase : phrases) {
            int[] row = fold(phrase.ids());
            if (saysSomething(row, -1)) {
                folded.computeIfAbsent(new Row(row), key -> new ArrayList<>(1)).add(phrase);
            }
        }
        boolean changed = false;
        for (Map.Entry<Row, List<Phrase>> same : folded.entrySet()) {
            int shortest = Integer.MAX_VALUE;
            int longest = 0;
            for (Phrase phrase : same.getValue()) {
                shortest = Math.min(shortest, phrase.ids().length);
                longest = Math.max(longest, phrase.ids().length);
            }
            if (longest - shortest >= LIST_ATOMS) {
                same.getValue().forEach(phrase -> phrase.share(same.getKey().ids));
                changed = true;
            }
        }
        return changed;
    }

    /** A row with each list of values, between spaces or commas, as one value. */
    private int[] fold(int[] row) {
        int[] folded = new int[row.length];
        int size = 0;
        int at = 0;
        while (at < row.length) {
            folded[size++] = row[at];
            int next = row[at] == Atoms.VALUE ? atoms.nextInList(row, at) : -1;
            int last = at;
            while (next > 0) {
                last = next;
                next = atoms.nextInList(row, next);
            }
            at = last + 1;
        }
        return size == row.length ? row : Arrays.copyOf(folded, size);
    }

    private boolean fixedWords() {
        Map<Integer, List<int[]>> byLength = new TreeMap<>();
        for (int[] row : rows) {
            byLength.computeIfAbsent(row.length, length -> new ArrayList<>()).add(row);
        }
        boolean changed = false;
        for (List<int[]> alike : byLength.values()) {
            if (alike.size() >= FIXED_ALTERNATIVES) {
                changed |= fixedWords(alike);
            }
        }
        return changed;
    }

    /** Looks at one place after the other: which rows are equal but for it, by a sum that leaves the place out. */
    private boolean fixedWords(List<int[]> alike) {
        long[] sums = new long[alike.size()];
        for (int i = 0; i < sums.length; i++) {
            int[] row = alike.get(i);
            for (int at = 0; at < row.length; at++) {
                sums[i] += share(row[at], at);
            }
        }
        boolean changed = false;
        for (int at = 0; at < alike.getFirst().length; at++) {
            long[] rests = new long[sums.length];
            int count = 0;
            for (int i = 0; i < sums.length; i++) {
                if (mayVary(alike.get(i)[at])) {
                    rests[count++] = sums[i] - share(alike.get(i)[at], at);
                }
            }
            Map<Long, List<Integer>> frequent = frequent(rests, count);
            for (int i = 0; i < sums.length && !frequent.isEmpty(); i++) {
                int id = alike.get(i)[at];
                long rest = sums[i] - share(id, at);
                if (mayVary(id) && frequent.containsKey(rest)) {
                    frequent.getOrDefault(rest, List.of()).add(i);
                }
            }
            for (List<Integer> members : frequent.values()) {
                if (saysSomething(alike.get(members.getFirst()), at)
                        && alternatives(alike, members, at) >= FIXED_ALTERNATIVES) {
                    for (int member : members) {
                        int[] row = alike.get(member);
                        sums[member] += share(Atoms.VALUE, at) - share(row[at], at);
                        row[at] = Atoms.VALUE;
                    }
                    changed = true;
                }
            }
        }
        return changed;
    }

    private boolean mayVary(int id) {
        return id == Atoms.VALUE || atoms.get(id).kind() == Kind.FIXED;
    }

    private static Map<Long, List<Integer>> frequent(long[] sums, int count) {
        Arrays.sort(sums, 0, count);
        Map<Long, List<Integer>> frequent = new HashMap<>();
        for (int i = 0; i + FIXED_ALTERNATIVES <= count; i++) {
            if (sums[i] == sums[i + FIXED_ALTERNATIVES - 1]) {
                frequent.computeIfAbsent(sums[i], sum -> new ArrayList<>());
            }
        }
        return frequent;
    }

    private static int alternatives(List<int[]> alike, List<Integer> members, int at) {
        Set<Integer> seen = new HashSet<>();
        for (int member : members) {
            seen.add(alike.get(member)[at]);
        }
        return seen.size();
    }

    private static long share(int id, int at) {
        long mixed = (id * 0x9e3779b97f4a7c15L + at) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 29) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 32;
    }

    /** Whether a row has a word of a program besides one place: values and signs alone are no statement. */
    private boolean saysSomething(int[] row, int besides) {
        for (int at = 0; at < row.length; at++) {
            if (at != besides && atoms.says(row[at])) {
                return true;
            }
        }
        return false;
    }
}
