package dev.firefight.server.paging;

import dev.firefight.paging.episode.Episode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of the alerts that fire, the newest first.
 *
 * @param total how many there are that fit
 * @param lines those asked for
 */
public record AlertList(int total, List<Episode> lines) {
    /** Copies the list. */
    public AlertList {
        lines = List.copyOf(lines);
    }

    /**
     * Those that fit.
     *
     * @param words all of which stand in name, labels or text; empty for any
     * @param incident to which they belong; empty for any
     * @param from how many to leave out
     * @param most how many to list
     */
    public static AlertList of(Alerts alerts, String words, Optional<Long> incident, int from, int most) {
        List<String> wanted = Arrays.stream(words.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(one -> !one.isEmpty())
                .toList();
        List<Episode> all = alerts.read(episodes -> new ArrayList<>(episodes.open()));
        Collections.reverse(all);
        List<Episode> fitting = wanted.isEmpty() && incident.isEmpty()
                ? all
                : all.stream()
                        .filter(one -> incident.isEmpty() || one.incident().equals(incident))
                        .filter(one -> wanted.stream().allMatch(word -> says(one, word)))
                        .toList();
        int start = Math.min(from, fitting.size());
        return new AlertList(
                fitting.size(), fitting.subList(start, (int) Math.min(fitting.size(), (long) start + most)));
    }

    private static boolean says(Episode episode, String word) {
        return episode.alert().summary().toLowerCase(Locale.ROOT).contains(word)
                || episode.alert().labels().values().values().stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(word));
    }
}
