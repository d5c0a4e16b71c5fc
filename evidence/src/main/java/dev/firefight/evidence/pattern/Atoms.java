package dev.firefight.evidence.pattern;

import dev.firefight.evidence.pattern.Atom.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Atoms by number, so that texts are compared as rows of numbers. */
final class Atoms {
    /** The number of the value. */
    static final int VALUE = 0;

    /** Different atoms. */
    private static final int MOST = 1 << 18;

    /** A word of so many letters says something. */
    private static final int MIN_SAID_CHARS = 3;

    private final int most;
    private final Map<Atom, Integer> numbers = new HashMap<>();
    private final List<Atom> atoms = new ArrayList<>();

    Atoms() {
        this(MOST);
    }

    /** Of so many different atoms at most; all that come after them count as values. */
    Atoms(int most) {
        this.most = most;
        numbers.put(Atom.VALUE, VALUE);
        atoms.add(Atom.VALUE);
    }

    int[] ids(List<Atom> row) {
        int[] ids = new int[row.size()];
        for (int i = 0; i < ids.length; i++) {
            Atom atom = row.get(i);
            ids[i] = numbers.size() < most
                    ? numbers.computeIfAbsent(atom, this::add)
                    : numbers.getOrDefault(atom, VALUE); // so many words are no words of a program
        }
        return ids;
    }

    private int add(Atom atom) {
        atoms.add(atom);
        return atoms.size() - 1;
    }

    Atom get(int id) {
        return atoms.get(id);
    }

    /** Whether an atom is a word in capitals. */
    boolean isConstant(int id) {
        Atom atom = atoms.get(id);
        return atom.kind() == Kind.FIXED
                && atom.text().length() > 1
                && atom.text().chars().noneMatch(Character::isLowerCase);
    }

    /** Whether an atom is a word that a program is sure to say: a word of programs or a key. */
    boolean says(int id) {
        Atom atom = atoms.get(id);
        return (atom.kind() == Kind.FIXED || atom.kind() == Kind.SIGN)
                && atom.text().length() >= MIN_SAID_CHARS
                && Character.isLetter(atom.text().charAt(0));
    }

    /** Where the next value of a list stands, behind a space, a comma or both; -1 when there is none. */
    int nextInList(int[] row, int value) {
        int at = value + 1;
        while (at < row.length && at <= value + 2 && isListSign(row[at])) {
            at++;
        }
        return at > value + 1 && at < row.length && row[at] == VALUE ? at : -1;
    }

    private boolean isListSign(int id) {
        String text = atoms.get(id).text();
        return text.equals(" ") || text.equals(",");
    }

    /** The text of a row; values without anything between them are one. */
    String text(int[] ids) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != VALUE || i == 0 || ids[i - 1] != VALUE) {
                text.append(atoms.get(ids[i]).text());
            }
        }
        return text.toString();
    }
}
