package dev.firefight.evidence.pattern;

import dev.firefight.evidence.pattern.Atom.Kind;
import java.util.ArrayList;
import java.util.List;

/** Takes the text of a shape apart, and finds the values that a single text gives away by their form or their place. */
final class ShapeReader {
    /** Stands for a value while a text is read: one char, so that it is found as fast as any other. */
    private static final char MARK = '\u0001';

    private static final int MAX_CHARS = 10_000;
    private static final int MAX_QUOTED_CHARS = 400;

    /** So many words of programs in quotation marks are a sentence and no name. */
    private static final int MIN_SENTENCE_WORDS = 3;

    private static final String DELIMITERS = "()[]{}<>=,;|\"`";

    /** What ends a path or the address of a resource, besides white space. */
    private static final String PLACE_ENDS = ")]}>,;|\"'`";

    private final String text;
    private final List<Atom> atoms = new ArrayList<>();

    private ShapeReader(String text) {
        this.text = text;
    }

    /** The atoms of a shape, with runs of white space as one space; what stands beyond {@value #MAX_CHARS} chars is one value. */
    static List<Atom> read(String shape) {
        String start = shape.length() <= MAX_CHARS ? shape : shape.substring(0, MAX_CHARS) + Shape.VALUE;
        return readMarked(start.strip().replace(Shape.VALUE, String.valueOf(MARK)));
    }

    private static List<Atom> readMarked(String marked) {
        ShapeReader reader = new ShapeReader(marked);
        reader.cut();
        Dates.settle(reader.atoms);
        Keys.settle(reader.atoms);
        Persons.settle(reader.atoms);
        return Neighbours.settle(reader.atoms);
    }

    private void cut() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int close = closingQuote(at);
            int end = at + 1;
            if (Character.isWhitespace(c)) {
                while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                atoms.add(Atom.SPACE);
            } else if (close > 0) {
                atoms.add(Atom.sign(String.valueOf(c)));
                quoted(text.substring(at + 1, close), follows(close, ':'));
                atoms.add(Atom.sign(String.valueOf(text.charAt(close))));
                end = close + 1;
            } else if (isDelimiter(at)) {
                atoms.add(Atom.sign(String.valueOf(c)));
                if (isEmptyPair(at)) {
                    atoms.add(Atom.VALUE);
                }
            } else {
                end = pieceEnd(at);
                piece(text.substring(at, end), follows(end - 1, '='));
            }
            at = end;
        }
    }

    private boolean follows(int at, char c) {
        return at + 1 < text.length() && text.charAt(at + 1) == c;
    }

    private boolean isDelimiter(int at) {
        char c = text.charAt(at);
        return c == ':' ? !text.startsWith("://", at) && !isDrive(at) : DELIMITERS.indexOf(c) >= 0;
    }

    /** The colon of {@code C:\Windows} or {@code C:/Windows}. */
    private boolean isDrive(int at) {
        return at > 0
                && (follows(at, '\\') || follows(at, '/'))
                && Shape.isLetter(text.charAt(at - 1))
                && (at == 1 || !isWordPart(text.charAt(at - 2)));
    }

    /** {@code ()} that is not the end of a function's name: a value that happens to be empty. */
    private boolean isEmptyPair(int at) {
        int kind = "([{".indexOf(text.charAt(at));
        return kind >= 0 && follows(at, ")]}".charAt(kind)) && (at == 0 || !isWordPart(text.charAt(at - 1)));
    }

    /** Where a quotation that opens here closes, or -1. An apostrophe inside a word opens nothing. */
    private int closingQuote(int open) {
        char quote = text.charAt(open);
        if ((quote != '"' && quote != '\'' && quote != '`') || (open > 0 && isWordPart(text.charAt(open - 1)))) {
            return -1;
        }
        int limit = Math.min(text.length(), open + 2 + MAX_QUOTED_CHARS);
        for (int i = open + 1; i < limit; i++) {
            char c = text.charAt(i);
            boolean closes = c == quote || (quote == '`' && c == '\'');
            if (closes && (i + 1 == text.length() || !isWordPart(text.charAt(i + 1)))) {
                return i;
            }
        }
        return -1;
    }

    /** What stands in quotation marks varies as a whole, unless it has values of its own or is what a program says. */
    private void quoted(String content, boolean isKey) {
        if (content.isBlank()) {
            atoms.add(Atom.VALUE);
            return;
        }
        if (isKey && content.indexOf(MARK) < 0) {
            atoms.add(Atom.sign(content));
            return;
        }
        List<Atom> inner = readMarked(content);
        if (Keys.isSpeechNext(atoms) || inner.stream().anyMatch(Atom::isValue)) {
            atoms.addAll(inner);
            return;
        }
        StringBuilder whole = new StringBuilder();
        inner.forEach(atom -> whole.append(atom.text()));
        long words = inner.stream().filter(atom -> atom.kind() == Kind.FIXED).count();
        atoms.add(new Atom(words >= MIN_SENTENCE_WORDS ? Kind.FIXED : Kind.FREE, whole.toString()));
    }

    private int pieceEnd(int from) {
        boolean place = text.charAt(from) == '/' || text.startsWith("~/", from) || text.startsWith(MARK + "/", from);
        int end = from + 1;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            place |= text.startsWith("://", end);
            if (place ? PLACE_ENDS.indexOf(text.charAt(end)) >= 0 : isDelimiter(end)) {
                break;
            }
            end++;
        }
        return end;
    }

    /** A piece between delimiters: signs at its ends, and what stands between them. */
    private void piece(String piece, boolean isKey) {
        int from = 0;
        while (from < piece.length() && !isWordPart(piece.charAt(from)) && !startsWord(piece, from)) {
            from++;
        }
        int to = piece.length();
        while (to > from
                && !isWordPart(piece.charAt(to - 1))
                && piece.charAt(to - 1) != '/'
                && piece.charAt(to - 1) != '\\') {
            to--;
        }
        if (from > 0) {
            atoms.add(Atom.sign(piece.substring(0, from)));
        }
        if (to > from) {
            word(piece.substring(from, to), isKey);
        }
        if (to < piece.length()) {
            atoms.add(Atom.sign(piece.substring(to)));
        }
    }

    /** Whether a sign is the first of a word: of a path, of a hidden file, of a variable. */
    private static boolean startsWord(String piece, int at) {
        char c = piece.charAt(at);
        if (at + 1 >= piece.length() || "/\\~.$".indexOf(c) < 0) {
            return false;
        }
        char next = piece.charAt(at + 1);
        return Shape.isTokenPart(next)
                || (c != '.' && next == MARK)
                || (c == next && c != '.')
                || (c == '~' && next == '/');
    }

    private void word(String word, boolean isKey) {
        if (!isKey && ValueForms.isValue(word, MARK)) {
            atoms.add(Atom.VALUE);
            return;
        }
        if (ValueForms.dots(word) > 1 && ValueForms.isDotted(word, MARK)) {
            atoms.add(new Atom(Kind.FREE, word.replace(String.valueOf(MARK), Shape.VALUE)));
            return;
        }
        int at = 0;
        while (at < word.length()) {
            int mark = word.indexOf(MARK, at);
            int end = mark < 0 ? word.length() : mark;
            if (end > at) {
                String literal = word.substring(at, end);
                atoms.add(new Atom(isFixed(literal) ? Kind.FIXED : Kind.FREE, literal));
            }
            if (mark >= 0) {
                atoms.add(Atom.VALUE);
            }
            at = end + 1;
        }
    }

    /** Names that a program gives say where a message comes from, at its start and behind {@code ::}; later they say what it is about. */
    private boolean isFixed(String literal) {
        if (isIdentifier(literal)) {
            boolean member = atoms.size() > 1
                    && atoms.getLast().is(":")
                    && atoms.get(atoms.size() - 2).is(":");
            if (atoms.isEmpty() || member) {
                return true;
            }
            if (atoms.getLast().is(" ")) {
                return false;
            }
        }
        boolean initial = literal.length() == 1 && Character.isUpperCase(literal.charAt(0));
        return ValueForms.dots(literal) < 2 && !initial && Lexicon.isProgramWord(literal);
    }

    /** Words written as one, as programs name things: {@code blockManager}, {@code task_queue}. */
    private static boolean isIdentifier(String word) {
        for (int i = 1; i < word.length(); i++) {
            if (Character.isLowerCase(word.charAt(i - 1))
                    && (Character.isUpperCase(word.charAt(i)) || word.charAt(i) == '_')) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordPart(char c) {
        return Shape.isTokenPart(c) || c == MARK;
    }
}
