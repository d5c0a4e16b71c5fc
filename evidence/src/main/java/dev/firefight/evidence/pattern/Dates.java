package dev.firefight.evidence.pattern;

import java.util.List;

/** Points in time that are written with names of days and months: {@code Fri Jun 17 07:07:00 CEST 2005} is one value. */
final class Dates {
    private Dates() {}

    /** Replaces each point in time by a value; a name without a number beside it stays a word. */
    static void settle(List<Atom> atoms) {
        for (int at = 0; at < atoms.size(); at++) {
            if (isName(atoms.get(at))) {
                settleAt(atoms, at);
            }
        }
    }

    private static void settleAt(List<Atom> atoms, int from) {
        boolean dayBefore =
                from >= 2 && atoms.get(from - 1).is(" ") && atoms.get(from - 2).isValue();
        boolean number = dayBefore;
        int to = from + 1;
        for (int at = to; at < atoms.size(); at++) {
            Atom atom = atoms.get(at);
            if (atom.isValue() || isName(atom) || (number && Lexicon.has("zone", atom.text()))) {
                number |= atom.isValue();
                to = at + 1;
            } else if (!atom.is(" ") && !atom.is(",") && !atom.is("-") && !atom.is("/")) {
                break;
            }
        }
        if (number) {
            boolean onlyMonth = dayBefore && to == from + 1;
            atoms.subList(onlyMonth ? from - 2 : from, to).clear();
            atoms.add(onlyMonth ? from - 2 : from, Atom.VALUE);
        }
    }

    private static boolean isName(Atom atom) {
        return atom.isWord() && Lexicon.has("date", atom.text());
    }
}
