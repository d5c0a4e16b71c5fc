package dev.firefight.server.paging;

import dev.firefight.incident.Person;
import dev.firefight.journal.Addition;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalBusy;
import dev.firefight.journal.Limits;
import dev.firefight.journal.StreamConflict;
import dev.firefight.paging.escalation.PageFact;
import dev.firefight.paging.escalation.Pages;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.incidents.Streams;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of all incidents that are not over, as the journal has them. By many threads at once. */
public final class PageBook implements Projection {
    /** Links of messages that are known; beyond, the oldest lead to the incident only. */
    private static final int KEPT_LINKS = 100_000;

    private static final int MOST_TRIES = 1_000;

    private final Journal journal;
    private final InstantSource clock;
    private final Map<Long, Pages> pages = new TreeMap<>();
    private final Set<Long> over = new HashSet<>();
    private final Map<String, Called> links = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Called> eldest) {
            return size() > KEPT_LINKS;
        }
    };

    /**
     * Who a message called, and for what.
     *
     * @param incident its number
     * @param message its number
     */
    public record Called(long incident, long message) {
        private static final Pattern ID = Pattern.compile("firefight-([0-9]{1,18})-([0-9]{1,18})");

        /** By which the message is known to whoever carries it. */
        public String id() {
            return "firefight-" + incident + "-" + message;
        }

        /** Reads such an id; empty for what is none. */
        public static Optional<Called> ofId(String id) {
            Matcher matcher = ID.matcher(id);
            return matcher.matches()
                    ? Optional.of(new Called(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                    : Optional.empty();
        }
    }

    /** Over a journal. */
    public PageBook(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public synchronized void apply(Entry entry) {
        OptionalLong incident = PagingStreams.incident(entry.stream());
        if (incident.isPresent()) {
            take(incident.getAsLong(), entry);
            return;
        }
        Streams.incident(entry.stream()).ifPresent(number -> {
            if (entry.type().equals("resolved") && pages.containsKey(number)) {
                over.add(number);
            } else if (entry.type().equals("reopened")) {
                over.remove(number);
            }
        });
    }

    private void take(long incident, Entry entry) {
        PageFact fact = PagingStreams.page(entry);
        Pages before = pages.getOrDefault(incident, Pages.NONE);
        if (entry.sequence() == before.last() + 1) {
            pages.put(incident, before.with(entry.sequence(), entry.time(), fact));
        }
        if (fact instanceof PageFact.SendingStarted one) {
            links.put(one.linkHash(), new Called(incident, one.message()));
        }
    }

    /** Of incidents that are not over, or page still. */
    synchronized Map<Long, Pages> active() {
        over.removeIf(incident -> {
            boolean isSettled = Optional.ofNullable(pages.get(incident))
                    .filter(Pages::isPaging)
                    .isEmpty();
            if (isSettled) {
                pages.remove(incident);
            }
            return isSettled;
        });
        return new TreeMap<>(pages);
    }

    /** Whether an incident is over. */
    synchronized boolean isOver(long incident) {
        return over.contains(incident);
    }

    /** The pages of an incident; read anew from the journal where it is over. */
    public Pages pages(long incident) {
        Optional<Pages> known;
        synchronized (this) {
            known = Optional.ofNullable(pages.get(incident));
        }
        return known.orElseGet(() -> read(incident));
    }

    private Pages read(long incident) {
        Pages all = Pages.NONE;
        List<Entry> page;
        do {
            page = journal.read(PagingStreams.pages(incident), all.last() + 1, Limits.PAGE_ENTRIES);
            for (Entry entry : page) {
                all = all.with(entry.sequence(), entry.time(), PagingStreams.page(entry));
            }
        } while (!page.isEmpty());
        return all;
    }

    /** What a link leads to, by the hash of its secret. */
    public synchronized Optional<Called> called(String linkHash) {
        return Optional.ofNullable(links.get(linkHash));
    }

    /**
     * Writes what is decided of the pages of an incident as they stand, again if they moved before that was written.
     *
     * @return the position of the last entry; empty where nothing was decided
     */
    public OptionalLong write(long incident, Person by, Function<Pages, List<PageFact>> decision) {
        Pages known = pages(incident);
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            List<PageFact> facts = decision.apply(known);
            if (facts.isEmpty()) {
                return OptionalLong.empty();
            }
            try {
                return OptionalLong.of(
                        journal.append(List.of(addition(incident, by, OptionalLong.of(known.last()), facts)))
                                .entries()
                                .getLast()
                                .position());
            } catch (StreamConflict somebodyElse) {
                known = read(incident);
            }
        }
        throw new JournalBusy("others write about the pages of this incident without a pause; try again in a moment");
    }

    /** For an append, to be made together with others. */
    Addition addition(long incident, Person by, OptionalLong after, List<PageFact> facts) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Addition(
                PagingStreams.pages(incident),
                after,
                facts.stream().map(fact -> PagingStreams.draft(now, by, fact)).toList());
    }
}
