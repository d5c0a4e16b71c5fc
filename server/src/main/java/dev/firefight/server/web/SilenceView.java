package dev.firefight.server.web;

import dev.firefight.paging.roster.Match;
import dev.firefight.paging.roster.Silence;
import dev.firefight.server.access.Secrets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Silences and planned maintenance.
 *
 * @param holding those that hold now
 * @param coming those to come
 * @param answer what came of what was just asked for; empty for nothing
 */
record SilenceView(List<Line> holding, List<Line> coming, String answer) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /**
     * One of them.
     *
     * @param id by which a form names it
     * @param silence what it is
     * @param span the time of it that holds, or comes next
     * @param firing how many alerts fire that it holds back, or would
     */
    record Line(String id, Silence silence, Silence.Span span, long firing) {
        /** The address of the alerts that it may mean. */
        String alerts() {
            String service = silence.match()
                    .labels()
                    .getOrDefault("service", List.of(""))
                    .getFirst();
            return SourceView.address("/alerts", Map.of("words", service.contains("*") ? "" : service));
        }
    }

    /** By which one is known as long as nothing of it is altered. */
    static String id(Silence one) {
        return Secrets.hash(String.join(
                "\n",
                match(one.match()),
                one.from().toString(),
                one.until().toString(),
                one.reason(),
                one.by(),
                one.every().map(Object::toString).orElse("")));
    }

    /** Which alerts, in words. */
    static String match(Match match) {
        return match.labels().isEmpty()
                ? "all alerts"
                : match.labels().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(label -> label.getKey() + "=" + String.join("|", label.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** How it comes again. */
    static Optional<String> again(Silence one) {
        return one.every().map(every -> {
            var begins = one.from().atZone(every.zone());
            var ends = one.until().atZone(every.zone());
            String when = CLOCK.format(begins) + " to " + CLOCK.format(ends) + ", "
                    + every.zone().getId();
            return switch (every.period()) {
                case DAY -> "every day " + when;
                case WEEK ->
                    "every " + begins.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + when;
            };
        });
    }

    /** The time that holds or comes next; empty where it is over. */
    static Optional<Silence.Span> span(Silence one, Instant now) {
        return one.span(now).or(() -> one.next(now));
    }
}
