package dev.firefight.server.web;

import dev.firefight.paging.episode.Episode;
import dev.firefight.paging.roster.Match;
import dev.firefight.paging.roster.Silence;
import dev.firefight.server.paging.AlertList;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The list of alerts.
 *
 * @param list those shown
 * @param words by which they are chosen
 * @param from how many are left out at the beginning
 * @param silences that hold
 * @param hasNoSender whether nobody is connected who could send one
 */
record AlertsView(AlertList list, String words, int from, List<Silence> silences, boolean hasNoSender) {
    String style(Episode one) {
        return switch (one.alert().gravity()) {
            case WORST -> "sev-1";
            case SEVERE -> "sev-2";
            case SERIOUS -> "sev-3";
            case OTHER -> "sev-4";
        };
    }

    boolean hasText(Episode one) {
        return !one.alert().summary().equals(one.alert().name());
    }

    String because(Episode one) {
        return switch (one.standing()) {
            case Episode.Standing.OfIncident(long _, String because) -> because;
            case Episode.Standing.Waiting waiting ->
                waiting.because()
                        + waiting.until()
                                .map(until -> ", until " + Times.full(until))
                                .orElse("");
            case Episode.Standing.Undecided _ -> "it has just come in";
        };
    }

    String match(Silence one) {
        Match match = one.match();
        return match.labels().isEmpty()
                ? "all alerts"
                : match.labels().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .map(label -> label.getKey() + "=" + String.join("|", label.getValue()))
                        .collect(Collectors.joining(", "));
    }

    boolean hasMore() {
        return from + list.lines().size() < list.total();
    }

    String more() {
        return "/alerts?words=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&from="
                + (from + list.lines().size());
    }
}
