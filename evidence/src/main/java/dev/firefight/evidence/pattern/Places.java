package dev.firefight.evidence.pattern;

import dev.firefight.evidence.pattern.Atom.Kind;
import java.util.ArrayList;
import java.util.List;

/** Values by place: what stands after a key, beside a number or where the name of a user stands. Only the text itself decides. */
final class Places {
    /** Six values and five spaces: hardly a statement with so many places in a row. */
    private static final int LIST_ATOMS = 11;

    private Places() {}

    /** The same text with the values found, and with values that only signs join as one. */
    static List<Atom> settle(List<Atom> atoms) {
        List<Atom> out = new ArrayList<>(atoms);
        dates(out);
        keys(out);
        persons(out);
        octets(out);
        for (int i = 0; i < out.size(); i++) {
            if (out.get(i).isValue()) {
                sizeAt(out, i);
            }
        }
        return lists(join(out));
    }

    private static void dates(List<Atom> atoms) {
        for (int i = 0; i < atoms.size(); i++) {
            if (!isDate(atoms.get(i))) {
                continue;
            }
            int from = i;
            boolean number = false;
            if (i >= 2 && atoms.get(i - 1).is(" ") && atoms.get(i - 2).isValue()) {
                number = true;
            }
            int to = i + 1;
            int end = to;
            while (end < atoms.size()) {
                Atom atom = atoms.get(end);
                if (atom.isValue()) {
                    number = true;
                    to = end + 1;
                } else if (isDate(atom) || number && Lexicon.has("zone", atom.text())) {
                    to = end + 1;
                } else if (!atom.is(" ") && !atom.is(",") && !atom.is("-") && !atom.is("/")) {
                    break;
                }
                end++;
            }
            if (number && (to > i + 1 || from < i)) {
                atoms.subList(from, to).clear();
                atoms.add(from, Atom.VALUE);
                if (from >= 2 && atoms.get(from - 1).is(" ") && atoms.get(from - 2).isValue() && to == i + 1) {
                    atoms.subList(from - 1, from + 1).clear();
                }
            }
        }
    }

    private static boolean isDate(Atom atom) {
        return atom.isWord() && Lexicon.has("date", atom.text());
    }

    /** A word before {@code =} is a key and never varies; behind it stands a value, whatever the word. */
    private static void keys(List<Atom> atoms) {
        for (int i = 1; i < atoms.size(); i++) {
            String sign = atoms.get(i).text();
            boolean assigns = sign.equals("=");
            if (!assigns && !sign.equals(":")) {
                continue;
            }
            int key = atoms.get(i - 1).is(" ") && assigns ? i - 2 : i - 1;
            int value = i + 1 < atoms.size() && atoms.get(i + 1).is(" ") && assigns ? i + 2 : i + 1;
            boolean spaced = value == i + 2 && key == i - 1;
            if (key < 0 || !atoms.get(key).isWord()) {
                continue;
            }
            String name = atoms.get(key).text();
            boolean word = value < atoms.size() && atoms.get(value).isWord() && !spaced;
            if (assigns) {
                atoms.set(key, Atom.sign(name));
            }
            if (!word || value + 1 < atoms.size() && atoms.get(value + 1).is("=")) {
                continue;
            }
            Atom said = atoms.get(value);
            if (Lexicon.has("assigned", said.text()) || assigns && (Lexicon.has("identity", lastPart(name)) || ValueForms.dots(said.text()) > 1 && !name.equals("class"))) {
                atoms.set(value, Atom.VALUE);
            } else if (assigns && !isCapital(said.text()) && !isStated(name)) {
                atoms.set(value, new Atom(Kind.FREE, said.text()));
            }
        }
    }

    private static boolean isStated(String key) {
        String part = lastPart(key);
        return Lexicon.has("stated", part) || Lexicon.has("speech", part);
    }

    private static boolean isCapital(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isLowerCase(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static String lastPart(String key) {
        int from = key.length();
        while (from > 0 && Character.isLowerCase(key.charAt(from - 1))) {
            from--;
        }
        if (from > 0 && Character.isUpperCase(key.charAt(from - 1))) {
            from--;
        }
        return key.substring(from).toLowerCase(java.util.Locale.ROOT);
    }

    private static void persons(List<Atom> atoms) {
        for (int i = 1; i < atoms.size(); i++) {
            Atom name = atoms.get(i);
            if (atoms.get(i - 1).is("(") && i + 1 < atoms.size() && atoms.get(i + 1).is(")") && Lexicon.has("system", name.text())) {
                atoms.set(i, Atom.VALUE);
            }
            if (i < 2 || !name.isWord() || !atoms.get(i - 1).is(" ")) {
                continue;
            }
            String before = atoms.get(i - 2).text();
            boolean account = Lexicon.has("account", name.text());
            boolean person = Lexicon.has("person", before) && (account || !isFixed(name) || isNameBeforeOrigin(atoms, i)) || account && Lexicon.has("before", before);
            if (person && endsThere(atoms, i + 1)) {
                atoms.set(i, Atom.VALUE);
            }
        }
    }

    /** Two letters of a hexadecimal address between colons, the rest of which is a value already. */
    private static void octets(List<Atom> atoms) {
        for (int i = 0; i < atoms.size(); i++) {
            if (isOctet(atoms.get(i)) && isValueBehindColon(atoms, i - 1, -1)) {
                atoms.set(i, Atom.VALUE);
            }
        }
        for (int i = atoms.size() - 1; i >= 0; i--) {
            if (isOctet(atoms.get(i)) && isValueBehindColon(atoms, i + 1, 1) && !atoms.get(i).is("fd")) {
                atoms.set(i, Atom.VALUE);
            }
        }
    }

    private static boolean isOctet(Atom atom) {
        String word = atom.text();
        return atom.isWord() && word.length() == 2 && Character.digit(word.charAt(0), 16) >= 0 && Character.digit(word.charAt(1), 16) >= 0;
    }

    private static boolean isValueBehindColon(List<Atom> atoms, int colon, int step) {
        return colon >= 0
                && colon < atoms.size()
                && atoms.get(colon).is(":")
                && colon + step >= 0
                && colon + step < atoms.size()
                && atoms.get(colon + step).isValue();
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

    private static boolean isFixed(Atom atom) {
        return atom.kind() == Kind.FIXED;
    }

    private static boolean endsThere(List<Atom> atoms, int at) {
        if (at >= atoms.size() || !atoms.get(at).is(" ")) {
            return at >= atoms.size() || !atoms.get(at).is("=");
        }
        Atom next = at + 1 < atoms.size() ? atoms.get(at + 1) : Atom.SPACE;
        return !next.isWord() || Lexicon.has("after", next.text());
    }

    /** The unit of a size belongs to the value when it varies, as it does where sizes are written for people. */
    private static void sizeAt(List<Atom> atoms, int value) {
        if (value + 2 >= atoms.size() || !atoms.get(value + 1).is(" ")) {
            return;
        }
        String unit = atoms.get(value + 2).text();
        if (Lexicon.has("size", unit)) {
            atoms.set(value + 1, Atom.unit(unit));
            atoms.remove(value + 2);
        } else if (value > 0 && atoms.get(value - 1).is("<") && Lexicon.has("span", unit)) {
            atoms.set(value - 1, Atom.VALUE);
            atoms.subList(value, value + 3).clear();
        }
    }

    /** Makes one value of values with one joining sign between them; a line of source code belongs to the name before it. */
    private static List<Atom> join(List<Atom> atoms) {
        List<Atom> out = new ArrayList<>(atoms.size());
        for (Atom atom : atoms) {
            int size = out.size();
            if (atom.isValue() && size > 1 && isJoint(out.get(size - 1)) && (out.get(size - 2).isValue() || isCodePlace(out, size))) {
                out.subList(size - 2, size).clear();
            } else if (atom.isValue() && size > 0 && out.get(size - 1).isValue()) {
                continue;
            }
            out.add(atom);
        }
        return out;
    }

    /** Many values with nothing but spaces between them are one: a list, whose length varies as its values do. */
    private static List<Atom> lists(List<Atom> atoms) {
        List<Atom> out = new ArrayList<>(atoms.size());
        int at = 0;
        while (at < atoms.size()) {
            out.add(atoms.get(at));
            int end = at + 1;
            if (atoms.get(at).isValue()) {
                while (end + 1 < atoms.size() && atoms.get(end).is(" ") && atoms.get(end + 1).isValue()) {
                    end += 2;
                }
            }
            at = end - at >= LIST_ATOMS ? end : at + 1;
        }
        return out;
    }

    private static boolean isJoint(Atom atom) {
        return atom.text().length() == 1 && Shape.isJoint(atom.text().charAt(0));
    }

    private static boolean isCodePlace(List<Atom> out, int size) {
        return out.get(size - 1).is(":") && out.get(size - 2).isWord() && (ValueForms.dots(out.get(size - 2).text()) > 1 || isSource(out.get(size - 2).text()));
    }

    private static boolean isSource(String word) {
        int dot = word.lastIndexOf('.');
        return dot > 0 && Lexicon.has("source", word.substring(dot + 1));
    }
}
