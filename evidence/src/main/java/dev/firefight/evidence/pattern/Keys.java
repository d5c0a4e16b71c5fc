package dev.firefight.evidence.pattern;

import dev.firefight.evidence.pattern.Atom.Kind;
import java.util.List;
import java.util.Locale;

/** Pairs of key and value: {@code key=value}, {@code key = value}, {@code key =value}, {@code key:value}. */
final class Keys {
    private Keys() {}

    /** Makes keys stay, and finds the values behind them: names, yes and no; other words may vary unless the key tells a state. */
    static void settle(List<Atom> atoms) {
        for (int at = 1; at < atoms.size(); at++) {
            if (atoms.get(at).is("=")) {
                int key = atoms.get(at - 1).is(" ") ? at - 2 : at - 1;
                int value = at + 1 < atoms.size() && atoms.get(at + 1).is(" ") ? at + 2 : at + 1;
                boolean emptyValue = key == at - 1 && value == at + 2;
                if (key >= 0 && atoms.get(key).isWord()) {
                    assigned(atoms, key, emptyValue ? atoms.size() : value);
                }
            } else if (atoms.get(at).is(":")
                    && at + 1 < atoms.size()
                    && Lexicon.has("assigned", atoms.get(at + 1).text())) {
                atoms.set(at + 1, Atom.VALUE);
            }
        }
    }

    private static void assigned(List<Atom> atoms, int key, int value) {
        String name = atoms.get(key).text();
        atoms.set(key, Atom.sign(name));
        boolean isKeyItself = value + 1 < atoms.size() && atoms.get(value + 1).is("=");
        if (value >= atoms.size() || !atoms.get(value).isWord() || isKeyItself) {
            return;
        }
        String said = atoms.get(value).text();
        String last = lastPart(name);
        boolean dotted = ValueForms.dots(said) > 1 && !name.equals("class");
        if (dotted || Lexicon.has("assigned", said) || Lexicon.has("identity", last)) {
            atoms.set(value, Atom.VALUE);
        } else if (!isConstant(said) && !Lexicon.has("stated", last) && !Lexicon.has("speech", last)) {
            atoms.set(value, new Atom(Kind.FREE, said));
        }
    }

    /** Whether the quotation that has just been opened stands behind a key like {@code msg=} or {@code "msg":}. */
    static boolean isSpeechNext(List<Atom> atoms) {
        int quote = atoms.size() - 1;
        int key = quote - 1;
        while (key >= 0
                && (atoms.get(key).is("=")
                        || atoms.get(key).is(":")
                        || atoms.get(key).is(" ")
                        || atoms.get(key).is("\""))) {
            key--;
        }
        return key >= 0
                && key < quote - 1
                && Lexicon.has("speech", lastPart(atoms.get(key).text()));
    }

    /** The last word of a key in small letters: {@code name} of {@code userName} and of {@code user_name}. */
    private static String lastPart(String key) {
        int from = key.length();
        while (from > 0 && Character.isLowerCase(key.charAt(from - 1))) {
            from--;
        }
        if (from > 0 && Character.isUpperCase(key.charAt(from - 1))) {
            from--;
        }
        return key.substring(from).toLowerCase(Locale.ROOT);
    }

    /** Constants of a program are written in capitals. */
    private static boolean isConstant(String word) {
        return word.chars().noneMatch(Character::isLowerCase);
    }
}
