package dev.firefight.server.investigation;

import dev.firefight.incident.Course.Declared;
import dev.firefight.incident.Course.Reopened;
import dev.firefight.incident.Course.Resolved;
import dev.firefight.incident.Course.SecondWaveSeen;
import dev.firefight.incident.Hypothesis.Standing;
import dev.firefight.incident.Inquiry.HypothesisConfirmed;
import dev.firefight.incident.Inquiry.HypothesisProposed;
import dev.firefight.incident.Inquiry.HypothesisRefuted;
import dev.firefight.incident.Inquiry.HypothesisSupported;
import dev.firefight.incident.Note.Imported;
import dev.firefight.incident.Person;
import dev.firefight.journal.Entry;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.incidents.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Counts how good the suspects of the program were, by nothing but the journal. Of most entries it reads nothing but their type. A few hundred
 * bytes an incident. By many threads at once.
 */
public final class HitRates implements Projection {
    private static final int TOP = 3;
    private static final String BY_PROGRAM = "investigation/";
    private static final Set<String> TYPES = Set.of(
            "declared",
            "hypothesis-proposed",
            "hypothesis-supported",
            "hypothesis-refuted",
            "hypothesis-confirmed",
            "second-wave-seen",
            "resolved",
            "reopened",
            "imported");

    private final Map<Long, Case> cases = new HashMap<>();

    /** One incident, as far as it matters here. */
    private static final class Case {
        boolean isDrill;
        boolean isImported;
        boolean isResolved;
        boolean isLookedInto;
        Optional<Instant> declaredAt = Optional.empty();
        Optional<Instant> firstAt = Optional.empty();
        /** How many suspects there were since the last wave; a second wave is looked into anew. */
        int lastRank;
        /** Suspects of the program by the numbers of their entries: at which place each was named. */
        final Map<Long, Integer> ranks = new HashMap<>(4);
        /** What became of hypotheses, of whomever. */
        final Map<Long, Standing> standings = new HashMap<>(4);

        void add(dev.firefight.incident.Entry entry) {
            switch (entry.fact()) {
                case Declared one -> {
                    isDrill = one.isDrill();
                    declaredAt = Optional.of(entry.at());
                }
                case HypothesisProposed _
                when entry.by().equals(Person.PROGRAM) -> {
                    lastRank++;
                    ranks.put(entry.number(), lastRank);
                    firstAt = firstAt.or(() -> Optional.of(entry.at()));
                    isLookedInto = true;
                }
                case HypothesisSupported one -> standings.put(one.hypothesis(), Standing.SUPPORTED);
                case HypothesisRefuted one -> standings.put(one.hypothesis(), Standing.REFUTED);
                case HypothesisConfirmed one -> standings.put(one.hypothesis(), Standing.CONFIRMED);
                case SecondWaveSeen _ -> lastRank = 0;
                case Resolved _ -> isResolved = true;
                case Reopened _ -> isResolved = false;
                case Imported _ -> isImported = true;
                default -> {
                    // Nothing that tells of suspects.
                }
            }
        }

        boolean hasCause() {
            return isResolved && standings.containsValue(Standing.CONFIRMED);
        }

        long suspects(Standing standing) {
            return ranks.keySet().stream()
                    .filter(number -> standings.get(number) == standing)
                    .count();
        }

        /** The best place at which a suspect that was confirmed was named. */
        OptionalInt hit() {
            return ranks.entrySet().stream()
                    .filter(one -> standings.get(one.getKey()) == Standing.CONFIRMED)
                    .mapToInt(Map.Entry::getValue)
                    .min();
        }

        Optional<Duration> toFirst() {
            return declaredAt.flatMap(from -> firstAt.map(to -> Duration.between(from, to)));
        }
    }

    @Override
    public void apply(Entry entry) {
        Streams.incident(entry.stream()).ifPresent(incident -> {
            boolean isByProgram =
                    entry.key().filter(key -> key.startsWith(BY_PROGRAM)).isPresent();
            if (isByProgram || TYPES.contains(entry.type())) {
                add(incident, entry, isByProgram);
            }
        });
    }

    private synchronized void add(long incident, Entry entry, boolean isByProgram) {
        Case one = cases.computeIfAbsent(incident, _ -> new Case());
        one.isLookedInto |= isByProgram;
        if (TYPES.contains(entry.type())) {
            one.add(Streams.entry(entry));
        }
    }

    /**
     * What is known up to now, of incidents of this journal; those imported from elsewhere are counted there.
     *
     * @param ofDrills of drills, or of real incidents
     */
    public synchronized HitRate of(boolean ofDrills) {
        List<Case> all = cases.values().stream()
                .filter(one -> one.isDrill == ofDrills && !one.isImported)
                .toList();
        List<Case> ended =
                all.stream().filter(one -> one.hasCause() && one.isLookedInto).toList();
        long[] toFirst = all.stream()
                .flatMap(one -> one.toFirst().stream())
                .mapToLong(Duration::toMillis)
                .toArray();
        return new HitRate(
                ended.size(),
                within(ended, 1),
                within(ended, TOP),
                within(ended, Integer.MAX_VALUE),
                ended.stream()
                        .filter(one -> !one.ranks.isEmpty() && one.hit().isEmpty())
                        .count(),
                ended.stream().filter(one -> one.ranks.isEmpty()).count(),
                all.stream().filter(one -> one.hasCause() && !one.isLookedInto).count(),
                all.stream().mapToLong(one -> one.ranks.size()).sum(),
                all.stream().mapToLong(one -> one.suspects(Standing.CONFIRMED)).sum(),
                all.stream().mapToLong(one -> one.suspects(Standing.REFUTED)).sum(),
                toFirst.length,
                median(toFirst));
    }

    private static long within(List<Case> cases, int rank) {
        return cases.stream()
                .filter(one -> one.hit().isPresent() && one.hit().getAsInt() <= rank)
                .count();
    }

    private static Optional<Duration> median(long[] millis) {
        if (millis.length == 0) {
            return Optional.empty();
        }
        long[] sorted = millis.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        long median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return Optional.of(Duration.ofMillis(median));
    }
}
