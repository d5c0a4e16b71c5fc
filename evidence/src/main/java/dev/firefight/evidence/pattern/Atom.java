package dev.firefight.evidence.pattern;

/**
 * A piece of a shape that varies as a whole or not at all: a value, a word, or the signs and spaces between them.
 *
 * @param text as it stands in the template
 */
record Atom(Kind kind, String text) {
    /** What may stand at the place of an atom in other messages of the same statement. */
    enum Kind {
        /** A value already. */
        VALUE,
        /** Signs, spaces and keys: always the same. */
        SIGN,
        /** A word that people write into programs: the same, unless very many others stand at its place. */
        FIXED,
        /** A word that no lexicon knows: possibly a name, a value once another one is seen at its place. */
        FREE
    }

    static final Atom VALUE = new Atom(Kind.VALUE, Shape.VALUE);
    static final Atom SPACE = new Atom(Kind.SIGN, " ");

    static Atom sign(String text) {
        return new Atom(Kind.SIGN, text);
    }

    boolean isValue() {
        return kind == Kind.VALUE;
    }

    boolean isWord() {
        return kind == Kind.FIXED || kind == Kind.FREE;
    }

    boolean is(String other) {
        return text.equals(other);
    }
}
