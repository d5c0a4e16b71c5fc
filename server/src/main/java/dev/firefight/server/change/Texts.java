package dev.firefight.server.change;

import dev.firefight.server.change.ChangeFact.Sort;
import dev.firefight.server.change.ChangeFact.State;
import dev.firefight.server.intake.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Single texts of what senders write of changes, cut to what a line can show. */
final class Texts {
    static final int MOST_LINE_CHARS = 300;
    static final int MOST_NAME_CHARS = 100;
    static final int MOST_REVISION_CHARS = 200;
    static final int MOST_SERVICES = 20;

    private static final Pattern SPACES = Pattern.compile("\\s+");
    /** What templates of Go write where there is nothing. */
    private static final List<String> NOTHING = List.of("<no value>", "<nil>", "null", "undefined");

    private static final Pattern SPLIT = Pattern.compile("\\s*,\\s*");
    private static final Pattern DEPLOYS =
            Pattern.compile("(?i).*\\b(deploy\\w*|redeploy\\w*|releas\\w*|roll\\w*|rolled|ship\\w*|promot\\w*)\\b.*");
    private static final Pattern FLAGS = Pattern.compile("(?i).*\\b(flags?|toggl\\w*|feature switch)\\b.*");
    private static final Pattern CONFIGURES = Pattern.compile("(?i).*\\b(config\\w*|settings?)\\b.*");

    private Texts() {}

    /** In one line. */
    static String line(JsonNode node, int most) {
        return Fields.text(node).map(one -> line(one, most)).orElse("");
    }

    static String line(String text, int most) {
        String line = SPACES.matcher(text).replaceAll(" ").strip();
        if (NOTHING.contains(line)) {
            return "";
        }
        if (line.length() <= most) {
            return line;
        }
        boolean wouldHalve = Character.isHighSurrogate(line.charAt(most - 2));
        return line.substring(0, wouldHalve ? most - 2 : most - 1) + "…";
    }

    /** The first of these that says something. */
    static String first(JsonNode object, int most, String... names) {
        return Stream.of(names)
                .map(name -> line(object.path(name), most))
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("");
    }

    static String firstLine(JsonNode node) {
        return Fields.text(node)
                .flatMap(one -> one.lines().findFirst())
                .map(one -> line(one, MOST_LINE_CHARS))
                .orElse("");
    }

    /** Names in a list, or in a text with commas between them. */
    static List<String> names(JsonNode node) {
        Stream<String> all = node.isArray()
                ? node.valueStream().map(one -> line(one, MOST_NAME_CHARS))
                : SPLIT.splitAsStream(Fields.text(node).orElse("")).map(one -> line(one, MOST_NAME_CHARS));
        return all.filter(one -> !one.isEmpty()).distinct().limit(MOST_SERVICES).toList();
    }

    /** Only what a browser opens without danger. */
    static Optional<URI> link(JsonNode node) {
        return Fields.text(node).map(String::strip).flatMap(text -> {
            try {
                URI link = new URI(text);
                boolean isOne = ("http".equals(link.getScheme()) || "https".equals(link.getScheme()))
                        && Optional.ofNullable(link.getHost()).isPresent();
                return isOne && text.length() <= 2_000 ? Optional.of(link) : Optional.empty();
            } catch (URISyntaxException none) {
                return Optional.empty();
            }
        });
    }

    /** By the word of a sender; else by what the summary speaks of. */
    static Sort type(String word, String summary) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "deployment", "deploy", "release", "rollback" -> Sort.DEPLOYMENT;
            case "config", "configuration" -> Sort.CONFIG;
            case "flag", "feature-flag", "feature_flag" -> Sort.FLAG;
            case "commit", "push", "merge" -> Sort.COMMIT;
            case "other" -> Sort.OTHER;
            default -> byWords(summary);
        };
    }

    private static Sort byWords(String summary) {
        if (FLAGS.matcher(summary).matches()) {
            return Sort.FLAG;
        }
        if (CONFIGURES.matcher(summary).matches()) {
            return Sort.CONFIG;
        }
        return DEPLOYS.matcher(summary).matches() ? Sort.DEPLOYMENT : Sort.OTHER;
    }

    /** By the word of a sender; whoever does not say has done it. */
    static State state(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "started", "start", "running", "in_progress", "in-progress", "begun", "pending" -> State.STARTED;
            case "failed", "failure", "error", "aborted", "cancelled", "canceled" -> State.FAILED;
            default -> State.SUCCEEDED;
        };
    }
}
