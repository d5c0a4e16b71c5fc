package dev.firefight.server.drill;

import dev.firefight.incident.Entry;
import dev.firefight.practice.desk.DemoDrill;
import dev.firefight.practice.scenario.Scenario;
import dev.firefight.practice.table.Deck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** What is practised in quiet times and takes a second to make: decks of cards, and the timeline of the shipped drill. By many threads. */
public final class Tables {
    /** So many decks are kept, some 100 kB each; others are made again. */
    private static final int MOST_DECKS = 16;

    private final String program;
    private final Semaphore core = new Semaphore(1);
    private final Map<String, Deck> decks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deck> eldest) {
            return size() > MOST_DECKS;
        }
    };
    private Optional<List<Entry>> demo = Optional.empty();

    /**
     * None is made yet.
     *
     * @param program which it is, with its version
     */
    public Tables(String program) {
        this.program = program;
    }

    /** The cards of a scenario. */
    public Deck deck(Scenario scenario) {
        return made(() -> {
            Deck deck = Optional.ofNullable(decks.get(scenario.id())).orElseGet(() -> Deck.of(scenario));
            decks.put(scenario.id(), deck);
            return deck;
        });
    }

    /** The timeline of the shipped drill. */
    public List<Entry> demo() {
        return made(() -> {
            List<Entry> timeline =
                    demo.orElseGet(() -> DemoDrill.played(program).timeline());
            demo = Optional.of(timeline);
            return timeline;
        });
    }

    /** One after the other, so that whoever opens many pages at once keeps one core busy at most. */
    private <T> T made(Supplier<T> work) {
        core.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            core.release();
        }
    }
}
