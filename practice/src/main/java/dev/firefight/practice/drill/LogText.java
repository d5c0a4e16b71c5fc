package dev.firefight.practice.drill;

import dev.firefight.document.wire.Kinds;
import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Person;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The log of a drill as text: a line of JSON for its opening and one for each deed. Each line carries the SHA-256 of itself, without that, in the
 * canonical form of RFC 8785, and that of the line before, so that whoever alters one has to write all that follow anew.
 */
public final class LogText {
    /** The longest line. */
    public static final int MOST_LINE_CHARS = 100_000;

    private static final String HASH = "hash";
    private static final String PREVIOUS = "previous";
    private static final String AT = "at";
    private static final String BY = "by";
    private static final String DEED = "deed";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Kinds<Opening> OPENINGS =
            new Kinds<>(Opening.class, new LinkedHashMap<>(Map.of("drill", Opening.class)));

    private LogText() {}

    /** Of a line, for its time, its author and its hashes. */
    private static final int BESIDE_CHARS = 1_000;

    /**
     * Looks whether a deed fits into a line.
     *
     * @throws IllegalArgumentException when it is too long
     */
    static void check(Deed deed) {
        if (JSON.writeValueAsString(DeedJson.write(deed)).length() > MOST_LINE_CHARS - BESIDE_CHARS) {
            throw new IllegalArgumentException("that is too long for a line of the log: shorten it");
        }
    }

    /** The first line. */
    public static String first(Opening opening) {
        return sealed(OPENINGS.write(opening), "");
    }

    /** The line of a deed, behind another line. */
    public static String next(String before, Logged one) {
        ObjectNode node = JSON.createObjectNode();
        node.put(AT, one.at().toString());
        node.put(BY, one.by().name());
        node.set(DEED, DeedJson.write(one.deed()));
        return sealed(node, hashOf(before));
    }

    /** All lines. */
    public static List<String> lines(DrillLog log) {
        List<String> lines = new ArrayList<>();
        lines.add(first(log.opening()));
        for (Logged one : log.lines()) {
            lines.add(next(lines.getLast(), one));
        }
        return lines;
    }

    private static String sealed(ObjectNode node, String previous) {
        node.put(PREVIOUS, previous);
        node.put(HASH, Canonical.hash(node));
        return JSON.writeValueAsString(node);
    }

    /**
     * A log that was written.
     *
     * @throws IllegalArgumentException when a line is not as it was written, or one is missing between others; it says which
     */
    public static DrillLog read(List<String> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("the log is empty");
        }
        Opening opening = line(1, () -> OPENINGS.read(opened(lines.getFirst(), "")));
        List<Logged> all = new ArrayList<>();
        String previous = hashOf(lines.getFirst());
        for (int i = 1; i < lines.size(); i++) {
            String text = lines.get(i);
            String before = previous;
            all.add(line(i + 1, () -> logged(opened(text, before))));
            previous = hashOf(text);
        }
        return new DrillLog(opening, all);
    }

    /** The hash of a line that was read, by which the whole log up to it is known. */
    public static String hashOf(String line) {
        return JSON.readTree(line).path(HASH).asString("");
    }

    private static <T> T line(int number, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JacksonException | DateTimeException | WireException | IllegalArgumentException wrong) {
            String why = wrong instanceof JacksonException ? "it is no JSON" : String.valueOf(wrong.getMessage());
            throw new IllegalArgumentException("line " + number + " of the log: " + why, wrong);
        }
    }

    /** What a line says, without what seals it. */
    private static ObjectNode opened(String line, String previous) {
        if (line.length() > MOST_LINE_CHARS) {
            throw new IllegalArgumentException("it is longer than " + MOST_LINE_CHARS + " characters");
        }
        if (!(JSON.readTree(line) instanceof ObjectNode node)) {
            throw new IllegalArgumentException("it is no object");
        }
        String told = node.path(HASH).asString("");
        node.remove(HASH);
        if (!node.path(PREVIOUS).asString("").equals(previous)) {
            throw new IllegalArgumentException("it does not follow the line before it");
        }
        if (!Canonical.hash(node).equals(told)) {
            throw new IllegalArgumentException("it was altered after it was written");
        }
        node.remove(PREVIOUS);
        return node;
    }

    private static Logged logged(ObjectNode node) {
        return new Logged(
                Duration.parse(node.path(AT).asString("")),
                new Person(node.path(BY).asString("")),
                DeedJson.read(node.path(DEED)));
    }
}
