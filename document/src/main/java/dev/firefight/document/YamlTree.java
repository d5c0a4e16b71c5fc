package dev.firefight.document;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML into a tree. It takes lists, names with values, and texts, and refuses tags, anchors and aliases: no document needs them that people
 * write here, and they are how a short one becomes a huge one.
 */
final class YamlTree {
    private static final int MOST_DEPTH = 20;

    private final Problems problems;
    private final Iterator<Event> events;
    private int lastLine;

    /** The document cannot be read on. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int line;

        Unreadable(Event at, String message) {
            super(message, null, false, false);
            this.line = YamlTree.line(at);
        }
    }

    private YamlTree(String text, Problems problems) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(text.length() + 1)
                // All at once: with a smaller buffer the library fails on a character of two halves that lies over its
                // end.
                .setBufferSize(text.length() + 16)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
        this.problems = problems;
    }

    /** The tree; empty for a document without anything, or where it cannot be read, which is then among the problems. */
    static Optional<Node> read(String text, Problems problems) {
        YamlTree tree = new YamlTree(text, problems);
        try {
            return tree.document();
        } catch (Unreadable wrong) {
            problems.add("", wrong.line, String.valueOf(wrong.getMessage()));
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            problems.add("", line, "this is no YAML: " + Problem.shown(wrong.getProblem()));
        } catch (YamlEngineException _) {
            // The message of the library would show the text around, which could be a secret.
            problems.add("", 0, "this is no YAML: it holds characters that no text has, or ends too early");
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            // The library fails so on some escapes that are cut, such as a backslash and u without its digits.
            problems.add(
                    "", 0, "this is no YAML: behind line " + tree.lastLine + " something is cut or escaped wrongly");
        }
        return Optional.empty();
    }

    private Event next() {
        Event event = events.next();
        lastLine = line(event);
        return event;
    }

    private Optional<Node> document() {
        Optional<Node> root = Optional.empty();
        int documents = 0;
        while (events.hasNext()) {
            Event event = next();
            if (event instanceof StreamEndEvent) {
                break;
            }
            if (event instanceof DocumentStartEvent) {
                documents++;
                if (documents > 1) {
                    throw new Unreadable(event, "a second document begins here: write all into one, without \"---\"");
                }
                Event first = next();
                root = Optional.of(node(first, 0, line(first))).filter(node -> !(node instanceof Node.Nothing));
            }
        }
        return root;
    }

    /**
     * @param line where what stands here is named, which for lists and names with values is before where they begin
     */
    private Node node(Event event, int depth, int line) {
        if (depth > MOST_DEPTH) {
            throw new Unreadable(event, "this is nested deeper than anything that belongs here");
        }
        if (event instanceof AliasEvent) {
            throw new Unreadable(event, "aliases (*name) are not taken here: write out what is meant");
        }
        if (event instanceof NodeEvent named && named.getAnchor().isPresent()) {
            throw new Unreadable(event, "anchors (&name) are not taken here: take it out");
        }
        return switch (event) {
            case ScalarEvent scalar -> text(scalar);
            case SequenceStartEvent start -> items(start, depth, line);
            case MappingStartEvent start -> fields(start, depth, line);
            default -> throw new Unreadable(event, "a value is expected here");
        };
    }

    private static Node text(ScalarEvent scalar) {
        refuseTag(scalar, scalar.getTag().isPresent());
        String text = scalar.getValue();
        boolean isNothing = scalar.getScalarStyle() == ScalarStyle.PLAIN
                && (text.isEmpty() || text.equals("~") || text.equals("null"));
        return isNothing ? new Node.Nothing(line(scalar)) : new Node.Text(text, line(scalar));
    }

    private Node items(SequenceStartEvent start, int depth, int line) {
        refuseTag(start, start.getTag().isPresent());
        List<Node> items = new ArrayList<>();
        for (Event event = next(); !(event instanceof SequenceEndEvent); event = next()) {
            items.add(node(event, depth + 1, line(event)));
        }
        return new Node.Items(items, line);
    }

    private Node fields(MappingStartEvent start, int depth, int line) {
        refuseTag(start, start.getTag().isPresent());
        Map<String, Node> fields = new LinkedHashMap<>();
        for (Event event = next(); !(event instanceof MappingEndEvent); event = next()) {
            if (!(event instanceof ScalarEvent key)
                    || key.getTag().isPresent()
                    || key.getAnchor().isPresent()) {
                throw new Unreadable(event, "a name is a single word, such as \"name\"");
            }
            Node value = node(next(), depth + 1, line(key));
            if (fields.containsKey(key.getValue())) {
                problems.add("", line(key), Problem.shown(key.getValue()) + " stands here twice: put both together");
            }
            fields.put(key.getValue(), value);
        }
        return new Node.Fields(fields, line);
    }

    private static void refuseTag(Event event, boolean isTagged) {
        if (isTagged) {
            throw new Unreadable(event, "tags (!name) are not taken here: take it out");
        }
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
