package dev.firefight.evidence.pattern;

import java.util.ArrayList;
import java.util.List;

/** What stands beside a value and belongs to it: parts of addresses, units, joining signs, other values of a list. */
final class Neighbours {
    /** Six values and five spaces: hardly a statement with so many places in a row. */
    private static final int LIST_ATOMS = 11;

    private Neighbours() {}

    /** The same text, in which what belongs together is one value. */
    static List<Atom> settle(List<Atom> atoms) {
        octets(atoms);
        for (int at = 0; at < atoms.size(); at++) {
            if (atoms.get(at).isValue()) {
                unit(atoms, at);
            }
        }
        return lists(join(atoms));
    }

    /** Two letters of a hexadecimal address between colons, the rest of which is a value already. */
    private static void octets(List<Atom> atoms) {
        for (int at = 2; at < atoms.size(); at++) {
            if (isOctet(atoms.get(at))
                    && atoms.get(at - 1).is(":")
                    && atoms.get(at - 2).isValue()) {
                atoms.set(at, Atom.VALUE);
            }
        }
        for (int at = atoms.size() - 3; at >= 0; at--) {
            boolean beforeValue = atoms.get(at + 1).is(":") && atoms.get(at + 2).isValue();
            if (beforeValue && isOctet(atoms.get(at)) && !atoms.get(at).is("fd")) {
                atoms.set(at, Atom.VALUE);
            }
        }
    }

    private static boolean isOctet(Atom atom) {
        String word = atom.text();
        return atom.isWord() && word.length() == 2 && isHexadecimal(word.charAt(0)) && isHexadecimal(word.charAt(1));
    }

    private static boolean isHexadecimal(char c) {
        return Character.digit(c, 16) >= 0;
    }

    /** The unit of a size belongs to it, as sizes written for people vary from KB to GB; {@code <1 sec} is a value too. */
    private static void unit(List<Atom> atoms, int value) {
        if (value + 2 >= atoms.size() || !atoms.get(value + 1).is(" ")) {
            return;
        }
        String unit = atoms.get(value + 2).text();
        if (Lexicon.has("size", unit)) {
            atoms.subList(value + 1, value + 3).clear();
        } else if (value > 0 && atoms.get(value - 1).is("<") && Lexicon.has("span", unit)) {
            atoms.set(value - 1, Atom.VALUE);
            atoms.subList(value, value + 3).clear();
        }
    }

    /** Makes one value of values with one joining sign or none between them; a line of source code belongs to the name before it. */
    private static List<Atom> join(List<Atom> atoms) {
        List<Atom> joined = new ArrayList<>(atoms.size());
        for (Atom atom : atoms) {
            int size = joined.size();
            if (atom.isValue() && size > 0 && joined.getLast().isValue()) {
                continue;
            }
            if (atom.isValue()
                    && size > 1
                    && isJoint(joined.getLast())
                    && isJoined(joined.get(size - 2), joined.getLast())) {
                joined.subList(size - 2, size).clear();
            }
            joined.add(atom);
        }
        return joined;
    }

    private static boolean isJoint(Atom atom) {
        return atom.text().length() == 1 && Shape.isJoint(atom.text().charAt(0));
    }

    private static boolean isJoined(Atom before, Atom joint) {
        return before.isValue() || (before.isWord() && joint.is(":") && ValueForms.isSourceCode(before.text()));
    }

    /** Many values with nothing but spaces between them are one: a list, whose length varies as its values do. */
    private static List<Atom> lists(List<Atom> atoms) {
        List<Atom> out = new ArrayList<>(atoms.size());
        int at = 0;
        while (at < atoms.size()) {
            out.add(atoms.get(at));
            int end = at + 1;
            if (atoms.get(at).isValue()) {
                while (end + 1 < atoms.size()
                        && atoms.get(end).is(" ")
                        && atoms.get(end + 1).isValue()) {
                    end += 2;
                }
            }
            at = end - at >= LIST_ATOMS ? end : at + 1;
        }
        return out;
    }
}
