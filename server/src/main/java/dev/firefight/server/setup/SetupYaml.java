package dev.firefight.server.setup;

import dev.firefight.document.Document;
import dev.firefight.document.Node;
import dev.firefight.document.Problem;
import dev.firefight.document.Reading;
import dev.firefight.document.References;
import dev.firefight.document.Section;
import dev.firefight.paging.roster.Roster;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return read(Document.parse(text, MOST_CHARS));
    }

    /**
     * Reads a document of which parts may be left out: those stay as they are. A part that is there and empty has nothing in it.
     *
     * @param before how it is set up now
     */
    public static Result read(String text, Setup before) {
        return read(Document.parse(text, MOST_CHARS)
                .orElse(Document.parse(write(before), MOST_CHARS).parts()));
    }

    /** A document that was never written as text. */
    static Result read(Map<String, Node> parts) {
        return read(Document.of(parts));
    }

    private static Result read(Document document) {
        return switch (document.read(SetupYaml::setup, PARTS)) {
            case Reading.Sound<Setup>(Setup setup) -> new Result.Sound(setup);
            case Reading.Refused<Setup>(List<Problem> problems) -> new Result.Refused(problems);
        };
    }

    private static Optional<Setup> setup(Section all) {
        References<NamedKind> references = new References<>(NamedKind.class);
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
        return Document.write(SetupWriting.parts(setup), Explained::comment);
    }
}
