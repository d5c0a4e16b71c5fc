package dev.firefight.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A document that somebody wrote in YAML: names with values, on whatever lines and in whatever order. It is read by asking the {@link Section} of
 * its names for what they should hold:
 *
 * {@snippet :
 * Reading<Shop> reading = Document.parse(text, 100_000).read(shop -> {
 *     Optional<String> name = shop.needed("name", Scalars::name);
 *     int doors = shop.value("doors", Scalars.number(1, 20)).orElse(1);
 *     return shop.make(() -> new Shop(name.orElseThrow(), doors));
 * }, "name", "doors");
 * }
 *
 * <p>Only lists, names with values, and texts are taken. Tags, anchors and aliases are refused, since they are how a short document becomes a
 * huge one, and so is whatever is nested more than 20 deep.
 */
public final class Document {
    /** So many problems are told of one document. */
    public static final int MOST_PROBLEMS = 100;

    /** The tree; empty where nothing is written, and where it cannot be read, of which there is a problem then. */
    private final Optional<Node> root;

    private final Problems problems;

    private Document(Optional<Node> root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /**
     * Never throws for what the text says; what is wrong is told when it is read.
     *
     * @param mostChars the longest document that is looked at
     */
    public static Document parse(String text, int mostChars) {
        Problems problems = new Problems();
        if (text.length() > mostChars) {
            return refused(0, tooLong(mostChars));
        }
        OptionalInt half = halfCharacter(text);
        if (half.isPresent()) {
            return refused(lineAt(text, half.orElseThrow()), "here stands half a character: is it really text?");
        }
        return new Document(YamlTree.read(text, problems), problems);
    }

    /** As {@link #parse(String, int)}, of a file in UTF-8. */
    public static Document parse(byte[] utf8, int mostChars) {
        // No character has more bytes for each of its chars.
        if (utf8.length > 3L * mostChars) {
            return refused(0, tooLong(mostChars));
        }
        CharBuffer text = CharBuffer.allocate(utf8.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(utf8), text, true);
        String read = text.flip().toString();
        return result.isError()
                ? refused(lineAt(read, read.length()), "here stands what is no UTF-8: is it really text?")
                : parse(read, mostChars);
    }

    /** A document that was never written as text; its problems have no lines. */
    public static Document of(Map<String, Node> parts) {
        return new Document(Optional.of(new Node.Fields(parts, 0)), new Problems());
    }

    private static Document refused(int line, String what) {
        Problems problems = new Problems();
        problems.add("", line, what);
        return new Document(Optional.empty(), problems);
    }

    private static String tooLong(int mostChars) {
        return "has more than " + mostChars + " characters; is it the right document?";
    }

    private static int lineAt(String text, int end) {
        return 1
                + (int) text.substring(0, end)
                        .chars()
                        .filter(one -> one == '\n')
                        .count();
    }

    /** Where a surrogate stands alone, which no YAML can hold, and on which its reader would fail. */
    private static OptionalInt halfCharacter(String text) {
        int step;
        for (int at = 0; at < text.length(); at += step) {
            int character = text.codePointAt(at);
            step = Character.charCount(character);
            if (step == 1 && Character.isSurrogate(text.charAt(at))) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    /** The same with these parts where it has none of their names; a part that is there and empty stays so. */
    public Document orElse(Map<String, Node> parts) {
        if (isUnreadable() || !(tree() instanceof Node.Fields(Map<String, Node> written, int line))) {
            return this;
        }
        Map<String, Node> all = new LinkedHashMap<>(written);
        parts.forEach(all::putIfAbsent);
        return new Document(Optional.of(new Node.Fields(all, line)), problems);
    }

    /** What is written under each name; nothing where it cannot be read, or is something else than names with values. */
    public Map<String, Node> parts() {
        return tree() instanceof Node.Fields(Map<String, Node> fields, int _) ? fields : Map.of();
    }

    private Node tree() {
        return root.orElseGet(() -> new Node.Fields(Map.of(), 0));
    }

    private boolean isUnreadable() {
        return root.isEmpty() && problems.count() > 0;
    }

    /**
     * What all of it means. Where it is no YAML, nothing of it is read, and that is the only problem.
     *
     * @param reading makes a value of it; empty only where something was wrong, as {@link Section#make} gives it
     * @param known the names that it may have; others are problems
     */
    public <T> Reading<T> read(Function<Section, Optional<T>> reading, String... known) {
        Problems all = problems.copy();
        if (isUnreadable()) {
            return new Reading.Refused<>(all.told());
        }
        Optional<T> value = reading.apply(Section.of(all, "", tree(), List.of(known)));
        return all.count() > 0 ? new Reading.Refused<>(all.told()) : new Reading.Sound<>(value.orElseThrow());
    }

    /**
     * Writes a document that {@link #parse} reads as the same parts, in their order: what is short on one line, the rest each in its own, and quoted
     * what could be read as something else.
     *
     * @param empty what is written in place of a part that has nothing in it: a comment that explains it, or nothing
     */
    public static String write(Map<String, Node> parts, UnaryOperator<String> empty) {
        return YamlText.of(parts, empty);
    }
}
