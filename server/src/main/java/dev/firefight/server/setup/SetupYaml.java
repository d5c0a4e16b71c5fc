package dev.firefight.server.setup;

import dev.firefight.paging.roster.Roster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The document in which a set-up is written: YAML with one part for each kind of thing. What each part means is told in {@code
 * docs/on-call.md}.
 */
public final class SetupYaml {
    /** The longest document. */
    public static final int MOST_CHARS = 1_000_000;

    private static final String[] PARTS = {
        "people",
        "teams",
        "schedules",
        "policies",
        "routes",
        "silences",
        "integrations",
        "channels",
        "sources",
        "watches",
        "heartbeats"
    };

    private SetupYaml() {}

    /** What came of reading a document. */
    public sealed interface Result {
        /** It is sound. */
        record Sound(Setup setup) implements Result {}

        /**
         * It is not.
         *
         * @param problems at least one; at most {@code 101}, of which the last then tells how many more there are
         */
        record Refused(List<Problem> problems) implements Result {
            /** Copies the list. */
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads a document; never throws for what it says. A document without anything is {@link Setup#EMPTY}. */
    public static Result read(String text) {
        return read(text, Map.of());
    }

    /**
     * Reads a document of which parts may be left out: those stay as they are. A part that is there and empty has nothing in it.
     *
     * @param before how it is set up now
     */
    public static Result read(String text, Setup before) {
        Optional<Node> written = YamlTree.read(write(before), new Problems());
        return read(text, written.orElse(new Node.Nothing(0)) instanceof Node.Fields all ? all.fields() : Map.of());
    }

    private static Result read(String text, Map<String, Node> otherwise) {
        Problems problems = new Problems();
        if (text.length() > MOST_CHARS) {
            problems.add("", 0, "has more than " + MOST_CHARS + " characters; is it the right document?");
            return new Result.Refused(problems.told());
        }
        OptionalInt half = halfCharacter(text);
        if (half.isPresent()) {
            long line = 1
                    + text.substring(0, half.orElseThrow())
                            .chars()
                            .filter(one -> one == '\n')
                            .count();
            problems.add("", (int) line, "here stands half a character: is it really text?");
            return new Result.Refused(problems.told());
        }
        Optional<Node> root = YamlTree.read(text, problems);
        if (root.isEmpty() && problems.count() > 0) {
            return new Result.Refused(problems.told());
        }
        return read(with(root.orElseGet(() -> new Node.Fields(Map.of(), 0)), otherwise), problems);
    }

    /** A document that was never written as text. */
    static Result read(Map<String, Node> parts) {
        return read(new Node.Fields(parts, 0), new Problems());
    }

    private static Result read(Node root, Problems problems) {
        Section all = Section.of(problems, new Section.Place("", root), PARTS);
        Optional<Setup> setup = setup(all, new References(problems));
        return problems.count() == 0 ? new Result.Sound(setup.orElseThrow()) : new Result.Refused(problems.told());
    }

    private static Node with(Node root, Map<String, Node> otherwise) {
        if (!(root instanceof Node.Fields said) || otherwise.isEmpty()) {
            return root;
        }
        Map<String, Node> all = new LinkedHashMap<>(said.fields());
        otherwise.forEach(all::putIfAbsent);
        return new Node.Fields(all, said.line());
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

    private static Optional<Setup> setup(Section all, References references) {
        RosterReading roster = new RosterReading(references);
        ConnectionReading connections = new ConnectionReading(references);
        RosterReading.Parts parts = roster.read(all);
        List<Integration> integrations = connections.integrations(all);
        Optional<Channels> channels = ChannelReading.read(all);
        List<Source> sources = connections.sources(all);
        List<Watch> watches = connections.watches(all);
        Optional<Heartbeats> heartbeats = connections.heartbeats(all);
        references.check();
        Optional<Roster> made = all.make(parts::roster);
        return made.flatMap(one -> all.make(() ->
                new Setup(one, integrations, channels.orElseThrow(), sources, watches, heartbeats.orElseThrow())));
    }

    /**
     * What no document can say of a set-up that was made by other means than a document, such as a name of two lines; nothing where the
     * set-up is read back as it is. Whoever keeps set-ups as documents asks this first.
     */
    public static List<Problem> problems(Setup setup) {
        return switch (read(write(setup))) {
            case Result.Sound(Setup same) when same.equals(setup) -> List.of();
            case Result.Sound _ -> List.of(new Problem("", 0, "it is read back as another one"));
            case Result.Refused(List<Problem> problems) -> problems;
        };
    }

    /** Writes a document that reads as this set-up, always in the same order; a part with nothing in it becomes a comment that explains it. */
    public static String write(Setup setup) {
        return YamlText.of(SetupWriting.parts(setup));
    }
}
