package dev.firefight.server.intake;

import dev.firefight.document.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a {@link Mapping} makes of a sample: for whoever sets it up, before anything is taken in by it.
 *
 * @param alert which alert would be made; empty where none would
 * @param format as what the sample would be read
 * @param problem why it would be refused; empty where it would not
 * @param found for each field that is told where it is found
 * @param leaves single values of the sample, in the order in which they stand there, of which the first {@value #MOST_LEAVES} are told
 * @param leafCount how many they are
 */
public record MappingTrial(
        Optional<Told> alert,
        String format,
        String problem,
        Map<String, Mapping.Spot> found,
        List<Mapping.Spot> leaves,
        int leafCount) {
    /** The longest sample. */
    public static final int MOST_CHARS = 64 << 10;

    /** So many single values can be chosen from. */
    public static final int MOST_LEAVES = 300;

    /** The form that a mapping is for. */
    public static final String GENERIC = "generic";

    private static final int MOST_POINTER_CHARS = 500;

    /** Copies. */
    public MappingTrial {
        found = Map.copyOf(found);
        leaves = List.copyOf(leaves);
    }

    /** Tries a sample; never throws for what it says. */
    public static MappingTrial of(String sample, Mapping mapping, Instant now) {
        if (sample.length() > MOST_CHARS) {
            return refused("the sample has more than " + MOST_CHARS + " characters: leave out what says nothing new");
        }
        JsonNode body;
        try {
            body = Senders.tree(sample.getBytes(StandardCharsets.UTF_8));
        } catch (WireException unreadable) {
            return refused(String.valueOf(unreadable.getMessage()));
        }
        Leaves leaves = new Leaves();
        leaves.walk("", body);
        Map<String, Mapping.Spot> found = new TreeMap<>();
        if (body.isObject()) {
            Mapping.FIELDS.keySet().forEach(field -> mapping.spot(body, field)
                    .ifPresent(spot -> found.put(field, spot)));
        }
        try {
            Delivery read = Senders.any(sample.getBytes(StandardCharsets.UTF_8), mapping, now);
            return new MappingTrial(
                    read.alerts().stream().findFirst(), read.format(), "", found, leaves.first, leaves.count);
        } catch (WireException unfit) {
            String problem = String.valueOf(unfit.getMessage());
            return new MappingTrial(Optional.empty(), GENERIC, problem, found, leaves.first, leaves.count);
        }
    }

    private static MappingTrial refused(String problem) {
        return new MappingTrial(Optional.empty(), GENERIC, problem, Map.of(), List.of(), 0);
    }

    /** The single values below a node. JSON is read to a bounded depth only, so that this goes no deeper. */
    private static final class Leaves {
        private final List<Mapping.Spot> first = new ArrayList<>();
        private int count;

        void walk(String pointer, JsonNode node) {
            if (node.isObject()) {
                node.properties().forEach(one -> walk(pointer + "/" + escaped(one.getKey()), one.getValue()));
            } else if (node.isArray()) {
                for (int index = 0; index < node.size(); index++) {
                    walk(pointer + "/" + index, node.path(index));
                }
            } else if (!pointer.isEmpty() && pointer.length() <= MOST_POINTER_CHARS) {
                Fields.text(node).ifPresent(text -> {
                    count++;
                    if (first.size() < MOST_LEAVES) {
                        first.add(new Mapping.Spot(pointer, text));
                    }
                });
            }
        }

        private static String escaped(String name) {
            return name.replace("~", "~0").replace("/", "~1");
        }
    }
}
