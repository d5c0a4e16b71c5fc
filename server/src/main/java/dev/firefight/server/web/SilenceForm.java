package dev.firefight.server.web;

import dev.firefight.document.Problem;
import dev.firefight.incident.Person;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Silence;
import dev.firefight.server.setup.Item;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A silence as somebody asks for it. What the set-up would take, and is most likely a slip of the hand, is asked about here.
 *
 * @param labels for each label the values that are meant
 * @param unread a line of labels that has no value; empty where each has one
 * @param everything whether it was said that all alerts are meant
 * @param from when it begins, as it was written, by the clock of the zone
 * @param until when it ends
 * @param zone whose clock
 * @param every how it comes again; empty for once
 * @param reason why
 */
record SilenceForm(
        Map<String, List<String>> labels,
        Optional<String> unread,
        boolean everything,
        String from,
        String until,
        String zone,
        String every,
        String reason) {
    /** Longer than this nobody remembers it; a wrong year is likelier. */
    private static final Duration LONGEST = Duration.ofDays(366);

    static SilenceForm of(FormFields fields) {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        List<String> services = SourcePages.words(fields.value("services"));
        if (!services.isEmpty()) {
            labels.put(Roster.SERVICE, services);
        }
        Optional<String> unread = Optional.empty();
        for (String line : fields.value("labels").split("\\R", -1)) {
            int at = line.indexOf('=');
            if (at > 0 && !line.substring(at + 1).isBlank()) {
                labels.put(
                        line.substring(0, at).strip(),
                        List.of(line.substring(at + 1).strip().split("\\|", -1)));
            } else if (!line.isBlank()) {
                unread = Optional.of(line.strip());
            }
        }
        return new SilenceForm(
                labels,
                unread,
                !fields.value("everything").isEmpty(),
                fields.value("from").strip(),
                fields.value("until").strip(),
                fields.value("zone").strip(),
                fields.value("every").strip(),
                fields.value("reason"));
    }

    /** What is wrong with it, or has to be said more plainly, each beside its field; what the set-up refuses by itself is left to it. */
    List<Problem> problems(Instant now, List<Silence> others) {
        List<Problem> problems = new ArrayList<>();
        unread.ifPresent(line -> problems.add(new Problem(
                "labels",
                0,
                "has a line without a value; write name=value, or name=* for any value that is not empty")));
        if (meansAll() && !everything) {
            problems.add(new Problem(
                    "everything",
                    0,
                    "would silence every alert: nobody would be woken by anything. Tick it if you mean that"));
        }
        gap(from).ifPresent(gap -> problems.add(new Problem("from", 0, gap)));
        gap(until).ifPresent(gap -> problems.add(new Problem("until", 0, gap)));
        Optional<Instant> begins = instant(from);
        Optional<Instant> ends = instant(until);
        if (every.isEmpty() && ends.filter(end -> end.isBefore(now)).isPresent()) {
            problems.add(new Problem("until", 0, "is over already; name a moment that is still to come"));
        }
        if (ends.filter(end -> end.isAfter(now.plus(LONGEST))).isPresent()) {
            problems.add(new Problem("until", 0, "is more than a year away; look at the year"));
        }
        boolean isThere = others.stream()
                .anyMatch(one -> one.match().labels().equals(labels)
                        && begins.filter(one.from()::equals).isPresent()
                        && ends.filter(one.until()::equals).isPresent());
        if (isThere) {
            problems.add(new Problem("", 0, "the same alerts are silenced for this time already"));
        }
        return problems;
    }

    private boolean meansAll() {
        return !labels.isEmpty() && labels.values().stream().allMatch(values -> values.contains("*"));
    }

    /** What a time lacks that no clock of the zone shows, as it is put forward there. */
    private Optional<String> gap(String written) {
        return clock().flatMap(clock -> local(written).flatMap(local -> {
            Optional<ZoneOffsetTransition> leap =
                    Optional.ofNullable(clock.getRules().getTransition(local)).filter(ZoneOffsetTransition::isGap);
            return leap.map(one -> "is a time that does not exist in %s: clocks go from %s to %s"
                    .formatted(
                            zone,
                            one.getDateTimeBefore().toLocalTime(),
                            one.getDateTimeAfter().toLocalTime()));
        }));
    }

    /** As the set-up writes it. */
    Item item(Person by) {
        Item match = new Item();
        labels.forEach(match::texts);
        Item item = new Item()
                .put("match", match)
                .put("from", moment(from))
                .put("until", moment(until))
                .put("reason", reason)
                .put("by", by.name())
                .put("every", every);
        boolean isTold = !every.isEmpty() || clock().isEmpty();
        return isTold ? item.put("zone", zone) : item;
    }

    /** By the clock of the zone; as it was written where it cannot be read, so that reading it tells why. */
    private String moment(String written) {
        return instant(written).map(Instant::toString).orElse(written);
    }

    private Optional<Instant> instant(String written) {
        return local(written)
                .map(local -> local.atZone(clock().orElse(ZoneOffset.UTC)).toInstant());
    }

    private Optional<ZoneId> clock() {
        try {
            return Optional.of(ZoneId.of(zone));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> local(String written) {
        try {
            return Optional.of(LocalDateTime.parse(written));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
