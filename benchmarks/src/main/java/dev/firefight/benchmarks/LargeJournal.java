package dev.firefight.benchmarks;

import dev.firefight.journal.Addition;
import dev.firefight.journal.Draft;
import dev.firefight.journal.Journal;
import dev.firefight.journal.Place;
import dev.firefight.server.incidents.Streams;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Writes the journal of many years, to prove with that a start, an incident and a search stay quick. A hundred incidents go on at a time,
 * which is worse than it comes: what belongs together lies far apart.
 */
public final class LargeJournal {
    private static final long SEED = 20_260_301;
    private static final int AT_A_TIME = 100;
    private static final int APPENDED_AT_ONCE = 10;
    private static final int LEFT_OPEN = 20;
    private static final int FEWEST_ENTRIES = 12;
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final long SECONDS_BETWEEN = 5 * 3_600;

    private LargeJournal() {}

    /**
     * Writes the journal.
     *
     * @param arguments the file to write, how many incidents, how many entries in all
     */
    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            throw new IllegalArgumentException(
                    "three arguments are needed: the file to write, a number of incidents and a number of entries");
        }
        try (Journal journal = Journal.open(Place.of(arguments[0]))) {
            write(journal, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            System.out.println(journal.head());
        }
    }

    /** Writes so many. */
    static void write(Journal journal, int incidents, int entries) {
        Prose prose = new Prose(SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        Map<Long, PastIncident> going = new LinkedHashMap<>();
        int left = entries;
        long begun = 0;
        while (begun < incidents || !going.isEmpty()) {
            while (begun < incidents && going.size() < AT_A_TIME) {
                int mean = (int) (left / (incidents - begun));
                begun++;
                int most = Math.max(FEWEST_ENTRIES + 1, 2 * mean - FEWEST_ENTRIES);
                int own = begun == incidents ? left : random.nextInt(FEWEST_ENTRIES, most);
                left -= own;
                Instant at = START.plusSeconds(begun * SECONDS_BETWEEN);
                going.put(
                        begun,
                        new PastIncident(
                                prose,
                                SEED + begun,
                                at,
                                Math.max(FEWEST_ENTRIES, own),
                                begun <= incidents - LEFT_OPEN));
            }
            List<Addition> group = new ArrayList<>();
            going.forEach((number, incident) -> group.add(some(number, incident)));
            journal.append(group);
            going.values().removeIf(incident -> !incident.hasNext());
        }
    }

    private static Addition some(long number, PastIncident incident) {
        List<Draft> drafts = new ArrayList<>();
        while (incident.hasNext() && drafts.size() < APPENDED_AT_ONCE) {
            drafts.add(Streams.draft(incident.next()));
        }
        return new Addition(Streams.name(number), OptionalLong.empty(), drafts);
    }
}
