package dev.firefight.server.paging;

import dev.firefight.paging.episode.Episode;
import dev.firefight.paging.episode.Episodes;
import java.util.Arrays;
import java.util.Collection;
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
        boolean isAll = wanted.isEmpty() && incident.isEmpty();
        return alerts.read(episodes -> isAll
                ? new AlertList(episodes.open().size(), part(episodes.newest(), from, most))
                : fitting(episodes, wanted, incident, from, most));
    }

    private static AlertList fitting(
            Episodes episodes, List<String> wanted, Optional<Long> incident, int from, int most) {
        List<Episode> fitting = episodes.newest().stream()
                .filter(one -> incident.isEmpty() || one.incident().equals(incident))
                .filter(one -> wanted.stream().allMatch(word -> says(one, word)))
                .toList();
        return new AlertList(fitting.size(), part(fitting, from, most));
    }

    private static List<Episode> part(Collection<Episode> all, int from, int most) {
        return all.stream().skip(from).limit(most).toList();
    }

    private static boolean says(Episode episode, String word) {
        return episode.alert().summary().toLowerCase(Locale.ROOT).contains(word)
                || episode.alert().labels().values().values().stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(word));
    }
}
