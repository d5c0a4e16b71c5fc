package dev.firefight.evidence.pattern;

import dev.firefight.evidence.pattern.Atom.Kind;
import java.util.List;

/** Names of users, where messages have them: {@code user ann by}, {@code for root from}, {@code (root)}. */
final class Persons {
    private Persons() {}

    /** Replaces each name by a value. */
    static void settle(List<Atom> atoms) {
        for (int at = 1; at < atoms.size(); at++) {
            if (atoms.get(at).isWord()
                    && (isAloneInBrackets(atoms, at) || (isCalled(atoms, at) && endsAt(atoms, at + 1)))) {
                atoms.set(at, Atom.VALUE);
            }
        }
    }

    private static boolean isAloneInBrackets(List<Atom> atoms, int at) {
        return atoms.get(at - 1).is("(")
                && at + 1 < atoms.size()
                && atoms.get(at + 1).is(")")
                && Lexicon.has("system", atoms.get(at).text());
    }

    private static boolean isCalled(List<Atom> atoms, int at) {
        if (at < 2 || !atoms.get(at - 1).is(" ")) {
            return false;
        }
        String before = atoms.get(at - 2).text();
        if (Lexicon.has("account", atoms.get(at).text())) {
            return Lexicon.has("before", before);
        }
        return Lexicon.has("person", before) && (atoms.get(at).kind() == Kind.FREE || isNameBeforeOrigin(atoms, at));
    }

    /** {@code user student from}: between a person and an origin stands a name, unless it is a state. */
    private static boolean isNameBeforeOrigin(List<Atom> atoms, int at) {
        String name = atoms.get(at).text();
        return at + 2 < atoms.size()
                && atoms.get(at + 1).is(" ")
                && Lexicon.has("origin", atoms.get(at + 2).text())
                && !name.endsWith("ed")
                && !name.endsWith("ing")
                && !Lexicon.has("unnamed", name);
    }

    /** Whether a name may end before an atom: the names of things, such as {@code user agent}, go on. */
    private static boolean endsAt(List<Atom> atoms, int at) {
        if (at >= atoms.size()) {
            return true;
        }
        if (!atoms.get(at).is(" ") || at + 1 >= atoms.size()) {
            return !atoms.get(at).is("=");
        }
        Atom next = atoms.get(at + 1);
        return !next.isWord() || Lexicon.has("after", next.text());
    }
}
