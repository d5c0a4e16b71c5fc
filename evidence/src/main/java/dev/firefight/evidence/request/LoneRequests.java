package dev.firefight.evidence.request;

import dev.firefight.evidence.pattern.Shape;
import dev.firefight.evidence.request.Candidate.Trouble;
import dev.firefight.evidence.request.Candidates.Share;
import dev.firefight.evidence.request.Hop.Reason;
import dev.firefight.evidence.request.Story.Gap;
import dev.firefight.evidence.request.Story.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests of which there are log lines alone: they failed where the first error was said, and were slow where they took far longer than
 * those that begin alike.
 */
public final class LoneRequests {
    private static final int FEWEST_OF_KIND = 5;
    private static final double SLOW_FACTOR = 3;
    private static final int MOST_WORDS = 120;

    private final List<Candidate> all = new ArrayList<>();
    private int healthy;

    private LoneRequests() {}

    /**
     * Looks at requests.
     *
     * @param linesById the lines of each, in any order
     */
    public static LoneRequests of(Map<String, List<Line>> linesById) {
        LoneRequests requests = new LoneRequests();
        Map<String, List<Story>> kinds = new HashMap<>();
        linesById.forEach((id, lines) -> {
            Story story = LoneLines.story(id, lines);
            Line first = story.lines().getFirst();
            kinds.computeIfAbsent(first.service() + " " + Shape.of(first.text()), any -> new ArrayList<>())
                    .add(story);
        });
        kinds.values().forEach(requests::kind);
        requests.all.sort(Comparator.comparing(Candidate::traceId));
        return requests;
    }

    private void kind(List<Story> stories) {
        long[] nanos = stories.stream()
                .mapToLong(story -> story.request().nanos())
                .sorted()
                .toArray();
        long middle = nanos.length < FEWEST_OF_KIND ? 0 : nanos[nanos.length / 2];
        long spread = nanos.length < FEWEST_OF_KIND ? 0 : spread(nanos, middle);
        for (Story story : stories) {
            Candidate request = story.request();
            boolean isSlow = middle > 0
                    && request.nanos() > SLOW_FACTOR * middle
                    && request.nanos() - middle > SLOW_FACTOR * spread;
            boolean isFailed = request.trouble() == Trouble.FAILED;
            healthy += isSlow || isFailed ? 0 : 1;
            all.add(new Candidate(
                    request.traceId(),
                    request.service(),
                    shortly(story.lines().getFirst().text()),
                    request.startNanos(),
                    request.nanos(),
                    middle,
                    isFailed ? Trouble.FAILED : isSlow ? Trouble.SLOW : Trouble.NONE,
                    isFailed ? request.hop() : isSlow ? silence(story) : Optional.empty()));
        }
    }

    private static long spread(long[] sorted, long middle) {
        long[] distances = Arrays.stream(sorted)
                .map(one -> Math.abs(one - middle))
                .sorted()
                .toArray();
        return distances[distances.length / 2];
    }

    /** Who said the last word before the longest silence. */
    private static Optional<Hop> silence(Story story) {
        return story.gaps().stream().max(Comparator.comparingLong(Gap::nanos)).map(gap -> {
            List<Line> lines = story.lines();
            Line last = lines.get(Silence.lastWord(lines, gap.fromNanos()).orElse(0));
            return new Hop(
                    last.service(), Reason.SLOW, shortly(last.text()), "", "", gap.nanos(), 0, 0, RequestTree.NONE, 0);
        });
    }

    private static String shortly(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= MOST_WORDS ? line : line.substring(0, MOST_WORDS - 1) + "\u2026";
    }

    /** Those that failed or were slow, and who explains them. */
    public Candidates troubled() {
        List<Candidate> troubled = all.stream()
                .filter(one -> one.trouble() != Trouble.NONE)
                .sorted(Candidate.WORST_FIRST.thenComparing(one -> -one.nanos()).thenComparing(Candidate::traceId))
                .toList();
        Map<String, List<Hop>> byService = new HashMap<>();
        troubled.forEach(one -> one.hop().ifPresent(hop -> byService
                .computeIfAbsent(hop.service(), any -> new ArrayList<>())
                .add(hop)));
        List<Share> hops = byService.entrySet().stream()
                .map(one -> new Share(
                        one.getKey(), one.getValue().size(), one.getValue().getFirst()))
                .sorted(Comparator.comparingInt((Share one) -> -one.requests()).thenComparing(Share::service))
                .toList();
        return new Candidates(all.size(), healthy, troubled, hops);
    }

    /** All, the slowest first. */
    public Candidates slowest() {
        return new Candidates(
                all.size(),
                healthy,
                all.stream().sorted(Candidate.SLOWEST_FIRST).toList(),
                List.of());
    }
}
