package dev.firefight.paging.escalation;

import dev.firefight.paging.escalation.Deliveries.Due;
import dev.firefight.paging.escalation.Message.Delivery;
import dev.firefight.paging.roster.Contact.Channel;
import dev.firefight.paging.roster.Roster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * What is sent now, and what of it as one: of more than {@value #MOST_A_MINUTE} messages that one person is due by one channel within a minute those
 * beyond travel together when the minute is over, so that three hundred incidents do not make three hundred calls. A severe incident of a
 * service of which the person heard nothing within the minute is told at once all the same, up to as many again; beyond, it is in the next bundle.
 * Programs are not people: what goes by webhook is never joined.
 */
public final class Bundles {
    /** So many messages a person gets by one channel within a minute. */
    public static final int MOST_A_MINUTE = 5;

    static final int MOST_URGENT_A_MINUTE = 2 * MOST_A_MINUTE;
    static final Duration MINUTE = Duration.ofMinutes(1);

    private Bundles() {}

    /**
     * What an incident is about.
     *
     * @param services which ones
     * @param isSevere whether an alert of it is of the worst kind
     */
    public record About(Set<String> services, boolean isSevere) {
        /** Copies the set. */
        public About {
            services = Set.copyOf(services);
        }
    }

    /**
     * A message of an incident.
     *
     * @param incident its number
     * @param due what is due
     */
    public record Part(long incident, Due due) {}

    /**
     * What travels as one.
     *
     * @param bundle its name, the same in the fact of each message; empty where there is one message only
     * @param parts at least one, all to one person by one channel; severe ones first
     */
    public record Letter(Optional<String> bundle, List<Part> parts) {
        /** Copies the list. */
        public Letter {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What is to be sent.
     *
     * @param letters now
     * @param next when more is due; empty for never as things stand
     */
    public record Plan(List<Letter> letters, Optional<Instant> next) {
        /** Copies the list. */
        public Plan {
            letters = List.copyOf(letters);
        }
    }

    private record Way(String person, Channel channel) {}

    /**
     * What is to be sent of all pages.
     *
     * @param active by incidents
     * @param about what each incident is about
     * @param node this process
     * @param lease as for {@link Deliveries#planned}
     */
    public static Plan plan(
            Map<Long, Pages> active,
            LongFunction<About> about,
            Roster roster,
            String node,
            Duration lease,
            Instant now) {
        Map<Way, Doorbell> doorbells = new LinkedHashMap<>();
        List<Instant> later = new ArrayList<>();
        active.forEach((incident, pages) -> {
            About known = about.apply(incident);
            for (Due due : Deliveries.planned(pages, roster, node, lease, now)) {
                if (due.at().isAfter(now)) {
                    later.add(due.at());
                } else {
                    bell(doorbells, due.message().person(), due.contact().channel())
                            .add(new Part(incident, due), known);
                }
            }
        });
        if (!doorbells.isEmpty()) {
            active.forEach((incident, pages) -> rung(doorbells, incident, pages, about, now));
        }
        List<Letter> letters = new ArrayList<>();
        doorbells.forEach((way, bell) -> {
            if (way.channel() == Channel.WEBHOOK) {
                letters.addAll(bell.each());
            } else {
                letters.addAll(bell.letters(now));
                bell.next().ifPresent(later::add);
            }
        });
        return new Plan(letters, later.stream().min(Instant::compareTo));
    }

    private static Doorbell bell(Map<Way, Doorbell> all, String person, Channel channel) {
        return all.computeIfAbsent(new Way(person, channel), _ -> new Doorbell());
    }

    private static void rung(
            Map<Way, Doorbell> doorbells, long incident, Pages pages, LongFunction<About> about, Instant now) {
        for (Message message : pages.messages().values()) {
            for (Map.Entry<Channel, Delivery> one : message.deliveries().entrySet()) {
                Delivery delivery = one.getValue();
                boolean isRecent = !delivery.at().isBefore(now.minus(MINUTE.multipliedBy(10)))
                        && !Escalation.isBeforeClockWasSetBack(delivery.at(), now);
                Stream.ofNullable(doorbells.get(new Way(message.person(), one.getKey())))
                        .filter(_ -> isRecent)
                        .forEach(bell -> bell.rang(incident, delivery, about.apply(incident)));
            }
        }
    }
}
