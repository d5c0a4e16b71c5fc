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

/** Words that are values because others stand at the same place of otherwise equal texts. */
final class Variation {
    /** So many words that no lexicon knows, at one place, are values. */
    private static final int FREE_ALTERNATIVES = 2;

    /** So many words of programs, at one place, are values: a statement has few states to tell. */
    private static final int FIXED_ALTERNATIVES = 6;

    private static final int MAX_ROUNDS = 4;
    private static final int WILD = -1;

    private Variation() {}

    /** Makes values of what varies among the texts of one group. */
    static void settle(Collection<Phrase> phrases, Atoms atoms) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            boolean changed = freeWords(phrases, atoms, false);
            changed |= fixedWords(phrases, atoms);
            if (!changed) {
                break;
            }
        }
    }

    /** Makes values of words at whose place another text, of whatever group, has a value. */
    static void adopt(Collection<Phrase> phrases, Atoms atoms) {
        freeWords(phrases, atoms, true);
    }

    private record Row(int... ids) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && Arrays.equals(ids, row.ids);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(ids);
        }
    }

    private static boolean freeWords(Collection<Phrase> phrases, Atoms atoms, boolean onlyValues) {
        Map<Row, List<Phrase>> frames = new HashMap<>();
        for (Phrase phrase : phrases) {
            int[] frame = phrase.ids().clone();
            boolean said = false;
            boolean free = false;
            for (int i = 0; i < frame.length; i++) {
                Kind kind = atoms.kind(frame[i]);
                if (kind == Kind.VALUE || kind == Kind.FREE) {
                    frame[i] = WILD;
                    free = true;
                } else {
                    said |= isSaid(atoms.get(frame[i]));
                }
            }
            if (said && free) {
                frames.computeIfAbsent(new Row(frame), row -> new ArrayList<>()).add(phrase);
            }
        }
        boolean changed = false;
        for (Map.Entry<Row, List<Phrase>> frame : frames.entrySet()) {
            List<Phrase> members = frame.getValue();
            int[] row = frame.getKey().ids();
            for (int at = 0; at < row.length; at++) {
                if (row[at] != WILD) {
                    continue;
                }
                int first = members.getFirst().ids()[at];
                boolean varies = false;
                boolean value = first == Atoms.VALUE;
                for (Phrase member : members) {
                    varies |= member.ids()[at] != first;
                    value |= member.ids()[at] == Atoms.VALUE;
                }
                if (varies && (value || !onlyValues && distinct(members, at) >= FREE_ALTERNATIVES)) {
                    for (Phrase member : members) {
                        changed |= makeValue(member, at);
                    }
                }
            }
        }
        return changed;
    }

    private static int distinct(List<Phrase> members, int at) {
        Set<Integer> seen = new HashSet<>();
        for (Phrase member : members) {
            seen.add(member.ids()[at]);
        }
        return seen.size();
    }

    /** Whether an atom says something: a frame of signs alone is no statement. */
    private static boolean isSaid(Atom atom) {
        return (atom.kind() == Kind.FIXED || atom.kind() == Kind.SIGN) && atom.text().length() > 2 && Character.isLetter(atom.text().charAt(0));
    }

    private static boolean fixedWords(Collection<Phrase> phrases, Atoms atoms) {
        Map<Integer, List<Phrase>> byLength = new HashMap<>();
        for (Phrase phrase : phrases) {
            byLength.computeIfAbsent(phrase.ids().length, length -> new ArrayList<>()).add(phrase);
        }
        boolean changed = false;
        for (Map.Entry<Integer, List<Phrase>> same : byLength.entrySet()) {
            if (same.getValue().size() < FIXED_ALTERNATIVES) {
                continue;
            }
            for (int at = 0; at < same.getKey(); at++) {
                Map<Row, List<Phrase>> frames = new HashMap<>();
                for (Phrase phrase : same.getValue()) {
                    int id = phrase.ids()[at];
                    if (id == Atoms.VALUE || atoms.kind(id) == Kind.FIXED) {
                        int[] frame = phrase.ids().clone();
                        frame[at] = WILD;
                        frames.computeIfAbsent(new Row(frame), row -> new ArrayList<>()).add(phrase);
                    }
                }
                for (Map.Entry<Row, List<Phrase>> frame : frames.entrySet()) {
                    if (distinct(frame.getValue(), at) >= FIXED_ALTERNATIVES && says(frame.getKey().ids(), atoms)) {
                        for (Phrase member : frame.getValue()) {
                            changed |= makeValue(member, at);
                        }
                    }
                }
            }
        }
        return changed;
    }

    private static boolean says(int[] row, Atoms atoms) {
        for (int id : row) {
            if (id != WILD && isSaid(atoms.get(id))) {
                return true;
            }
        }
        return false;
    }

    private static boolean makeValue(Phrase phrase, int at) {
        int[] ids = phrase.ids();
        if (ids[at] == Atoms.VALUE) {
            return false;
        }
        int[] changed = ids.clone();
        changed[at] = Atoms.VALUE;
        phrase.set(changed);
        return true;
    }
}
