package dev.firefight.evidence.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Atoms by number, so that texts are compared as rows of numbers. */
final class Atoms {
    /** The number of the value. */
    static final int VALUE = 0;

    private final Map<Atom, Integer> numbers = new HashMap<>();
    private final List<Atom> atoms = new ArrayList<>();

    Atoms() {
        numbers.put(Atom.VALUE, VALUE);
        atoms.add(Atom.VALUE);
    }

    int[] ids(List<Atom> row) {
        int[] ids = new int[row.size()];
        for (int i = 0; i < ids.length; i++) {
            Atom atom = row.get(i);
            Integer known = numbers.get(atom);
            if (known == null) {
                known = atoms.size();
                atoms.add(atom);
                numbers.put(atom, known);
            }
            ids[i] = known;
        }
        return ids;
    }

    Atom.Kind kind(int id) {
        return atoms.get(id).kind();
    }

    Atom get(int id) {
        return atoms.get(id);
    }

    /** The text of a row. Values without anything between them are one; where one unit varies, none of the row is fixed. */
    String text(int[] ids) {
        StringBuilder text = new StringBuilder();
        boolean unitVaries = false;
        for (int i = 1; i < ids.length; i++) {
            unitVaries |= ids[i] == VALUE && ids[i - 1] == VALUE;
        }
        for (int i = 0; i < ids.length; i++) {
            boolean again = ids[i] == VALUE && i > 0 && ids[i - 1] == VALUE;
            if (!again && !(unitVaries && atoms.get(ids[i]).isUnit())) {
                text.append(atoms.get(ids[i]).text());
            }
        }
        return text.toString();
    }
}
