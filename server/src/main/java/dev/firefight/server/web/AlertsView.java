package dev.firefight.server.web;

import dev.firefight.paging.episode.Episode;
import dev.firefight.paging.roster.Silence;
import dev.firefight.server.paging.AlertList;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * The list of alerts.
 *
 * @param list those shown
 * @param words by which they are chosen
 * @param from how many are left out at the beginning
 * @param silences that hold
 * @param now at this moment
 * @param hasNoSender whether nobody is connected who could send one
 */
record AlertsView(AlertList list, String words, int from, List<Silence> silences, Instant now, boolean hasNoSender) {
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
            case Episode.Standing.Undecided _ -> "";
        };
    }

    /** Whether it is not known yet what becomes of it. */
    boolean isUndecided(Episode one) {
        return one.standing() instanceof Episode.Standing.Undecided;
    }

    /** When the time of it that holds ends. */
    Instant until(Silence one) {
        return one.span(now).map(Silence.Span::until).orElse(one.until());
    }

    boolean hasMore() {
        return from + list.lines().size() < list.total();
    }

    String more() {
        return "/alerts?words=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&from="
                + (from + list.lines().size());
    }
}
