package dev.firefight.paging.escalation;

import dev.firefight.paging.escalation.Bundles.About;
import dev.firefight.paging.escalation.Bundles.Letter;
import dev.firefight.paging.escalation.Bundles.Part;
import dev.firefight.paging.escalation.Message.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One way to one person: what is due there, and when it rang lately. */
final class Doorbell {
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Rung> rung = new ArrayList<>();
    private final Map<String, Instant> bundles = new HashMap<>();
    private final Set<Long> known = new HashSet<>();
    private final Set<String> heard = new HashSet<>();
    private Optional<Instant> next = Optional.empty();

    private record Waiting(Part part, About about) {
        static final Comparator<Waiting> ORDER = Comparator.comparing(
                        (Waiting one) -> !one.about().isSevere())
                .thenComparing(one -> one.part().due().at())
                .thenComparingLong(one -> one.part().incident())
                .thenComparingLong(one -> one.part().due().message().number());

        boolean wasBundled() {
            return part.due()
                    .message()
                    .delivery(part.due().contact().channel())
                    .flatMap(Delivery::bundle)
                    .isPresent();
        }

        Letter alone() {
            return new Letter(Optional.empty(), List.of(part));
        }
    }

    private record Rung(Instant at, Set<String> services) {}

    void add(Part part, About about) {
        waiting.add(new Waiting(part, about));
    }

    /** A bundle rings once. */
    void rang(long incident, Delivery delivery, About about) {
        known.add(incident);
        boolean isOther = delivery.bundle()
                .map(bundle -> bundles.putIfAbsent(bundle, delivery.at()) == null)
                .orElse(true);
        if (isOther) {
            rung.add(new Rung(delivery.at(), about.services()));
        }
    }

    /** All, each by itself. */
    List<Letter> each() {
        return waiting.stream().map(Waiting::alone).toList();
    }

    List<Letter> letters(Instant now) {
        rung.sort(Comparator.comparing(Rung::at));
        waiting.sort(Waiting.ORDER);
        List<Rung> recent = recent(now);
        recent.forEach(one -> heard.addAll(one.services()));
        List<Letter> letters = new ArrayList<>();
        List<Waiting> others = new ArrayList<>(waiting);
        int room = Bundles.MOST_A_MINUTE - recent.size();
        if (room > 0) {
            Instant free = lastFull(now);
            List<Waiting> held = others.stream()
                    .filter(one -> one.wasBundled() || one.part().due().at().isBefore(free))
                    .toList();
            others.removeAll(held);
            together(held).ifPresent(letters::add);
            while (letters.size() < room && !others.isEmpty()) {
                letters.add(alone(others.removeFirst()));
            }
        } else if (others.stream()
                .anyMatch(one -> !now.isBefore(one.part().due().at().plus(Bundles.MINUTE)))) {
            // What was urgent meanwhile does not make the others wait any longer.
            together(others).ifPresent(letters::add);
            others.clear();
        }
        for (Waiting one : List.copyOf(others)) {
            if (isUrgent(one) && recent.size() + letters.size() < Bundles.MOST_URGENT_A_MINUTE) {
                letters.add(alone(one));
                others.remove(one);
            }
        }
        next = others.stream()
                .map(one -> one.part().due().at().plus(Bundles.MINUTE))
                .min(Instant::compareTo)
                .filter(at -> at.isAfter(now))
                .or(() -> others.isEmpty() ? Optional.empty() : Optional.of(now.plusSeconds(1)));
        return letters;
    }

    /** When to look again, where something waits; known after {@link #letters}. */
    Optional<Instant> next() {
        return next;
    }

    private Letter alone(Waiting one) {
        known.add(one.part().incident());
        heard.addAll(one.about().services());
        return one.alone();
    }

    /** The first of a severe incident, of services of which nothing was heard within the minute. */
    private boolean isUrgent(Waiting one) {
        return one.about().isSevere()
                && !known.contains(one.part().incident())
                && Collections.disjoint(heard, one.about().services());
    }

    private List<Rung> recent(Instant now) {
        return rung.stream()
                .filter(one -> one.at().isAfter(now.minus(Bundles.MINUTE)))
                .toList();
    }

    private static Optional<Letter> together(List<Waiting> some) {
        if (some.size() < 2) {
            return some.stream().map(Waiting::alone).findFirst();
        }
        Part first = some.getFirst().part();
        int attempts = first.due()
                .message()
                .delivery(first.due().contact().channel())
                .map(Delivery::attempts)
                .orElse(0);
        String name = first.incident() + "-" + first.due().message().number() + "-"
                + first.due().contact().channel() + "-" + attempts;
        return Optional.of(
                new Letter(Optional.of(name), some.stream().map(Waiting::part).toList()));
    }

    /** Until when it last rang too often; what was due before that waited for it. */
    private Instant lastFull(Instant now) {
        Instant last = Instant.MIN;
        for (int at = 0; at + Bundles.MOST_A_MINUTE <= rung.size(); at++) {
            Instant first = rung.get(at).at();
            Instant fifth = rung.get(at + Bundles.MOST_A_MINUTE - 1).at();
            Instant end = first.plus(Bundles.MINUTE);
            boolean wasFull = Duration.between(first, fifth).compareTo(Bundles.MINUTE) < 0;
            last = wasFull && !end.isAfter(now) && end.isAfter(last) ? end : last;
        }
        return last;
    }
}
