package dev.firefight.evidence.pattern;

import dev.firefight.evidence.pattern.Atom.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes the text of a shape apart, and finds the values that a single text gives away by their form or their place. */
final class ShapeReader {
    /** Stands for a value while a text is read: one char, so that it is found as fast as any other. */
    private static final char MARK = '\u0001';

    private static final int MAX_CHARS = 10_000;
    private static final int MAX_QUOTED_CHARS = 400;
    private static final String DELIMITERS = "()[]{}<>=,;|\"`";

    /** Signs that paths end with, too. */
    private static final String PLACE_SIGNS = "/\\";

    /** So many words of programs in quotation marks are a sentence and no name. */
    private static final int MIN_SENTENCE_WORDS = 3;

    /** Signs between a key and the quotation behind it. */
    private static final Set<String> SPEECH_SIGNS = Set.of("=", ":", " ", "\"");

    /** What ends a path or the address of a resource, besides white space. */
    private static final String PLACE_ENDS = ")]}>,;|\"'`";

    private final String text;
    private final List<Atom> atoms = new ArrayList<>();

    private ShapeReader(String text) {
        this.text = text;
    }

    /** The atoms of a shape, with runs of white space as one space; what stands beyond {@value #MAX_CHARS} chars is one value. */
    static List<Atom> read(String shape) {
        boolean whole = shape.length() <= MAX_CHARS;
        String read = whole ? shape : shape.substring(0, MAX_CHARS) + Shape.VALUE;
        return readMarked(read.replace(Shape.VALUE, String.valueOf(MARK)));
    }

    private static List<Atom> readMarked(String marked) {
        ShapeReader reader = new ShapeReader(marked.strip());
        reader.cut();
        return Places.settle(reader.atoms);
    }

    private void cut() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                atoms.add(Atom.SPACE);
            } else if (closingQuote(at) > 0) {
                int close = closingQuote(at);
                atoms.add(Atom.sign(String.valueOf(c)));
                quoted(text.substring(at + 1, close), close + 1 < text.length() && text.charAt(close + 1) == ':');
                atoms.add(Atom.sign(String.valueOf(text.charAt(close))));
                at = close + 1;
            } else if (isDelimiter(at)) {
                atoms.add(Atom.sign(String.valueOf(c)));
                if (isEmptyPair(at)) {
                    atoms.add(Atom.VALUE);
                }
                at++;
            } else {
                int end = coreEnd(at);
                core(text.substring(at, end), end < text.length() && text.charAt(end) == '=');
                at = end;
            }
        }
    }

    private int coreEnd(int from) {
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

    private boolean isDelimiter(int at) {
        char c = text.charAt(at);
        if (c == ':') {
            return !text.startsWith("://", at) && !isDrive(at);
        }
        return DELIMITERS.indexOf(c) >= 0;
    }

    /** The colon of {@code C:\Windows} or {@code C:/Windows}. */
    private boolean isDrive(int at) {
        return at > 0
                && at + 1 < text.length()
                && (text.charAt(at + 1) == '\\' || text.charAt(at + 1) == '/')
                && Shape.isLetter(text.charAt(at - 1))
                && (at == 1 || !isWordPart(text.charAt(at - 2)));
    }

    /** {@code ()} that is not the end of a function's name: a value that happens to be empty. */
    private boolean isEmptyPair(int at) {
        int kind = "([{".indexOf(text.charAt(at));
        return kind >= 0
                && at + 1 < text.length()
                && text.charAt(at + 1) == ")]}".charAt(kind)
                && (at == 0 || !isWordPart(text.charAt(at - 1)));
    }

    /** Where a quotation that opens here closes, or -1. */
    private int closingQuote(int open) {
        char quote = text.charAt(open);
        if (quote != '"' && quote != '\'' && quote != '`' || open > 0 && isWordPart(text.charAt(open - 1))) {
            return -1;
        }
        int limit = Math.min(text.length(), open + 2 + MAX_QUOTED_CHARS);
        for (int i = open + 1; i < limit; i++) {
            char c = text.charAt(i);
            if ((c == quote || quote == '`' && c == '\'') && (i + 1 == text.length() || !isWordPart(text.charAt(i + 1)))) {
                return i;
            }
        }
        return -1;
    }

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
        if (inner.stream().anyMatch(Atom::isValue) || isSpeech()) {
            atoms.addAll(inner);
        } else {
            StringBuilder whole = new StringBuilder();
            inner.forEach(atom -> whole.append(atom.text()));
            boolean sentence = inner.stream().filter(atom -> atom.kind() == Kind.FIXED).count() >= MIN_SENTENCE_WORDS;
            atoms.add(new Atom(sentence ? Kind.FIXED : Kind.FREE, whole.toString()));
        }
    }

    /** Whether the quotation that has just been opened stands behind a key like {@code msg=} or {@code "msg":}. */
    private boolean isSpeech() {
        int at = atoms.size() - 2;
        while (at > 0 && !atoms.get(at).isWord() && SPEECH_SIGNS.contains(atoms.get(at).text())) {
            at--;
        }
        return at >= 0 && at < atoms.size() - 2 && Lexicon.has("speech", Places.lastPart(atoms.get(at).text()));
    }

    /** A piece between delimiters: signs at its ends, and what stands between them. */
    private void core(String core, boolean isKey) {
        int from = 0;
        while (from < core.length() && !isWordPart(core.charAt(from)) && !startsWord(core, from)) {
            from++;
        }
        int to = core.length();
        while (to > from && !isWordPart(core.charAt(to - 1)) && PLACE_SIGNS.indexOf(core.charAt(to - 1)) < 0) {
            to--;
        }
        if (from > 0) {
            atoms.add(Atom.sign(core.substring(0, from)));
        }
        if (to > from) {
            word(core.substring(from, to), isKey);
        }
        if (to < core.length()) {
            atoms.add(Atom.sign(core.substring(Math.max(from, to))));
        }
    }

    private static boolean startsWord(String core, int at) {
        char c = core.charAt(at);
        return "/\\~.$".indexOf(c) >= 0 && at + 1 < core.length() && (Shape.isTokenPart(core.charAt(at + 1)) || c != '.' && isWordPart(core.charAt(at + 1)) || c == '/' && core.charAt(at + 1) == '/');
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
                atoms.add(new Atom(kind(literal), literal));
            }
            if (mark >= 0) {
                atoms.add(Atom.VALUE);
            }
            at = end + 1;
        }
    }

    /** Words written as one, as programs name things: {@code blockManager}, {@code task_queue}. */
    private static boolean isIdentifier(String word) {
        for (int i = 1; i < word.length(); i++) {
            if (Character.isUpperCase(word.charAt(i)) && Character.isLowerCase(word.charAt(i - 1)) || word.charAt(i) == '_' && Character.isLowerCase(word.charAt(i - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Names that a program gives: at the start of a message and beside {@code ::} they say where it comes from, later what it is about. */
    private Kind kind(String literal) {
        if (isIdentifier(literal)) {
            boolean source = atoms.isEmpty() || atoms.getLast().is(":") && atoms.size() > 1 && atoms.get(atoms.size() - 2).is(":");
            boolean subject = !atoms.isEmpty() && atoms.getLast().is(" ");
            return source || isFixed(literal) && !subject ? Kind.FIXED : Kind.FREE;
        }
        return isFixed(literal) ? Kind.FIXED : Kind.FREE;
    }

    private static boolean isFixed(String literal) {
        return ValueForms.dots(literal) < 2
                && Lexicon.isProgramWord(literal)
                && !(literal.length() == 1 && Character.isUpperCase(literal.charAt(0)));
    }

    private static boolean isWordPart(char c) {
        return Shape.isTokenPart(c) || c == MARK;
    }
}
