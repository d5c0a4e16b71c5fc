package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Severity;
import dev.firefight.incident.Terms;
import dev.firefight.server.incidents.Directory;
import dev.firefight.server.incidents.Query;
import dev.firefight.server.incidents.Summary;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The list of incidents as a page shows it.
 *
 * @param query what was asked for
 * @param page what was found
 * @param most how many lines were asked for
 * @param policy what severities are called
 */
record ListView(Query query, Directory.Page page, int most, Policy policy) {
    /** One of the values of a filter. */
    record Option(String value, String words, boolean isChosen) {}

    String words() {
        return query.words();
    }

    boolean isFiltered() {
        return !query.equals(Query.ALL);
    }

    List<Option> states() {
        return List.of(
                new Option("", "Open and resolved", query.isOpen().isEmpty()),
                new Option("open", "Open", query.isOpen().equals(Optional.of(true))),
                new Option("resolved", "Resolved", query.isOpen().equals(Optional.of(false))));
    }

    List<Option> severities() {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", "Any severity", query.severities().isEmpty()));
        for (Severity one : Severity.values()) {
            options.add(new Option(
                    Value.word(one), policy.name(one), query.severities().contains(one)));
        }
        return options;
    }

    List<Option> kinds() {
        return List.of(
                new Option("", "Real and drills", query.isDrill().isEmpty()),
                new Option("false", "Real", query.isDrill().equals(Optional.of(false))),
                new Option("true", "Drills", query.isDrill().equals(Optional.of(true))));
    }

    String severity(Summary line) {
        return line.severity().map(policy::name).orElse("Severity not set");
    }

    String severityStyle(Summary line) {
        return line.severity().map(one -> one.isMajor() ? "major" : "minor").orElse("unset");
    }

    String phase(Summary line) {
        return Terms.of(line.phase());
    }

    String phaseStyle(Summary line) {
        return Value.word(line.phase());
    }

    String style(Summary line) {
        return line.resolvedAt().isPresent() ? "over" : "";
    }

    boolean hasMore() {
        return page.lines().size() < page.total();
    }

    /** The same list with more lines. */
    String more() {
        StringBuilder address = new StringBuilder("/?most=").append(most * 4);
        if (!query.words().isBlank()) {
            address.append("&words=").append(URLEncoder.encode(query.words(), StandardCharsets.UTF_8));
        }
        query.isOpen().ifPresent(open -> address.append("&is=").append(open ? "open" : "resolved"));
        query.isDrill().ifPresent(drill -> address.append("&drill=").append(drill));
        query.severities().forEach(one -> address.append("&severity=").append(Value.word(one)));
        return address.toString();
    }
}
