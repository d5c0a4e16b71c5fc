package dev.firefight.evidence.request;

import dev.firefight.evidence.Clue;
import dev.firefight.evidence.Question;
import dev.firefight.evidence.log.LogPatterns;
import dev.firefight.evidence.request.Candidate.Trouble;
import dev.firefight.evidence.request.Candidates.Share;
import dev.firefight.evidence.request.Hop.Reason;
import dev.firefight.evidence.request.Story.Gap;
import dev.firefight.evidence.request.Story.Line;
import dev.firefight.evidence.request.Story.Row;
import dev.firefight.evidence.trace.Operations;
import dev.firefight.evidence.trace.Requests;
import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TraceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/**
 * All requests of some telemetry, beside those of healthy times.
 *
 * <p>The hop that explains a request is the service with most against it: the surprise at what is odd in its part of the request (a failure
 * below which nothing failed, its own time, its calls on the way, an error or a course that such requests never take), and on top what
 * requests as a whole say against that service. A slow call may be either side's fault; only all requests together tell which side's.
 */
public final class RequestBook {
    /** A request is slow from so many spreads above the median of its kind on. */
    private static final double SLOW_DISTANCE = 3;

    private static final double SLOW_FACTOR = 2;

    /** At how many moments the trouble may have begun. */
    private static final int MOMENTS = 10;

    /** Another course is trouble when itself and what all requests say against the service are so surprising together: once in 150 times. */
    private static final double ODD_NATS = 5;

    private final RequestSet set;
    private final RequestSet reference;
    private final Norms norms;
    private final LongFunction<String> words;
    private final Map<String, Double> prior;

    private RequestBook(
            RequestSet set, RequestSet reference, Norms norms, LongFunction<String> words, Map<String, Double> prior) {
        this.set = set;
        this.reference = reference;
        this.norms = norms;
        this.words = words;
        this.prior = prior;
    }

    /**
     * Reads through all requests.
     *
     * @param telemetry of the time in question
     * @param baseline of healthy times, with the same vocabulary; without it requests are compared with each other
     * @param patterns what the numbers of log patterns stand for
     */
    public static RequestBook of(Telemetry telemetry, Optional<Telemetry> baseline, LogPatterns patterns) {
        Operations operations = new Operations(telemetry.vocabulary());
        RequestSet set = new RequestSet(telemetry, operations);
        Optional<RequestSet> healthy =
                baseline.filter(one -> one.spans().size() > 0).map(one -> new RequestSet(one, operations));
        RequestSet reference = healthy.orElse(set);
        LongFunction<String> words = step -> words(step, operations, patterns);
        Question question = new Question(telemetry, baseline, patterns, Optional.empty(), OptionalLong.empty());
        Map<String, Double> prior = prior(Requests.of(question), telemetry.spans());
        return new RequestBook(set, reference, Norms.of(reference), words, prior);
    }

    private static String words(long step, Operations operations, LogPatterns patterns) {
        if (step == Walk.BEGIN) {
            return "the start";
        }
        if (step == Walk.END) {
            return "the end";
        }
        int number = Walk.number(step);
        return "“" + (Walk.isLine(step) ? shortly(patterns.template(number)) : operations.name(number)) + "”";
    }

    private static String shortly(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= 120 ? line : line.substring(0, 119) + "…";
    }

    /**
     * What all requests together say against each service, if the trouble began at the time at which they say most against any one: at the
     * beginning, or where one of {@value #MOMENTS} equal parts of them starts.
     */
    private static Map<String, Double> prior(Requests requests, Spans spans) {
        long[] starts = new long[spans.size()];
        Arrays.setAll(starts, spans::startNanos);
        Arrays.sort(starts);
        Map<String, Double> best = prior(requests.clues(Long.MIN_VALUE));
        for (int part = 1; part < MOMENTS && starts.length > 0; part++) {
            Map<String, Double> one = prior(requests.clues(starts[(int) ((long) starts.length * part / MOMENTS)]));
            best = most(one) > most(best) ? one : best;
        }
        return best;
    }

    private static double most(Map<String, Double> prior) {
        return prior.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** What all requests together say against each service: of each family of clues the strongest. */
    private static Map<String, Double> prior(List<Clue> clues) {
        Map<String, Map<Clue.Family, Double>> strongest = new HashMap<>();
        for (Clue clue : clues) {
            strongest
                    .computeIfAbsent(clue.target().service(), any -> new EnumMap<>(Clue.Family.class))
                    .merge(clue.family(), clue.surprise(), Math::max);
        }
        Map<String, Double> prior = new HashMap<>();
        strongest.forEach((service, families) -> prior.put(
                service,
                families.values().stream().mapToDouble(Double::doubleValue).sum()));
        return prior;
    }

    /** Requests that failed, were far slower than their kind, or went another way than such requests go; the worst first. */
    public Candidates troubled() {
        List<Candidate> all = all();
        List<Candidate> troubled = new ArrayList<>(
                all.stream().filter(one -> one.trouble() != Trouble.NONE).toList());
        List<Share> hops = shares(troubled, prior);
        troubled.sort(Candidate.WORST_FIRST
                .thenComparing(one -> -surprise(one))
                .thenComparing(one -> -one.nanos())
                .thenComparing(Candidate::traceId));
        return new Candidates(all.size(), norms.requests(), troubled, hops);
    }

    /** All requests, the slowest first. */
    public Candidates slowest() {
        List<Candidate> all = all();
        all.sort(Candidate.SLOWEST_FIRST);
        return new Candidates(all.size(), norms.requests(), all, List.of());
    }

    private List<Candidate> all() {
        List<Candidate> all = new ArrayList<>(LoneLines.candidates(set.telemetry(), words));
        for (int request = 0; request < set.size(); request++) {
            all.add(candidate(request));
        }
        return all;
    }

    private static double surprise(Candidate one) {
        return one.hop().map(Hop::surprise).orElse(0.0);
    }

    private static List<Share> shares(List<Candidate> troubled, Map<String, Double> prior) {
        Map<String, List<Hop>> byService = new HashMap<>();
        for (Candidate one : troubled) {
            one.hop().ifPresent(hop -> byService
                    .computeIfAbsent(hop.service(), any -> new ArrayList<>())
                    .add(hop));
        }
        return byService.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), entry.getValue().size(), strongest(entry.getValue())))
                .sorted(Comparator.comparingDouble(
                                (Share share) -> prior.getOrDefault(share.service(), 0.0) + Math.log(share.requests()))
                        .reversed()
                        .thenComparing(share -> -share.example().surprise())
                        .thenComparing(Share::service))
                .toList();
    }

    private static Hop strongest(List<Hop> hops) {
        return hops.stream()
                .max(Comparator.comparingDouble(Hop::surprise)
                        .thenComparing(Hop::detail)
                        .thenComparing(Hop::operation))
                .orElseThrow();
    }

    private Candidate candidate(int request) {
        RequestTree tree = set.tree(request);
        List<Hop> odd = Examination.of(set, tree, set.logs(request), norms, words);
        int root = tree.root();
        Optional<Norms.Norm> usual = norms.whole(new Walk(set).kind(tree));
        long nanos = tree.nanos(root);
        boolean isSlow = usual.filter(
                        norm -> norm.distance(nanos) > SLOW_DISTANCE && nanos > SLOW_FACTOR * norm.nanos())
                .isPresent();
        return new Candidate(
                set.trace(request).hex(),
                set.service(tree.span(root)),
                set.operationName(tree.span(root)),
                tree.startNanos(root),
                nanos,
                usual.map(Norms.Norm::nanos).orElse(0L),
                trouble(odd, isSlow),
                blamed(odd));
    }

    private Trouble trouble(List<Hop> odd, boolean isSlow) {
        if (odd.stream().anyMatch(hop -> hop.reason() == Reason.FAILED || hop.reason() == Reason.ERROR_LINE)) {
            return Trouble.FAILED;
        }
        if (isSlow) {
            return Trouble.SLOW;
        }
        boolean isOdd = odd.stream()
                .anyMatch(hop -> hop.reason() == Reason.OTHER_COURSE
                        && hop.surprise() + prior.getOrDefault(hop.service(), 0.0) >= ODD_NATS);
        return isOdd ? Trouble.OTHER_COURSE : Trouble.NONE;
    }

    /** The strongest reason of the service with most against it. */
    private Optional<Hop> blamed(List<Hop> odd) {
        Map<String, Map<Reason, Double>> byService = new HashMap<>();
        for (Hop hop : odd) {
            byService
                    .computeIfAbsent(hop.service(), any -> new EnumMap<>(Reason.class))
                    .merge(hop.reason(), hop.surprise(), Math::max);
        }
        return byService.entrySet().stream()
                .max(Comparator.comparingDouble(
                                (Map.Entry<String, Map<Reason, Double>> entry) -> entry.getValue().values().stream()
                                                .mapToDouble(Double::doubleValue)
                                                .sum()
                                        + prior.getOrDefault(entry.getKey(), 0.0))
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> strongest(odd.stream()
                        .filter(hop -> hop.service().equals(entry.getKey()))
                        .toList()));
    }

    /** The ids of all requests that have spans. */
    public Set<String> ids() {
        Set<String> ids = new HashSet<>();
        for (int request = 0; request < set.size(); request++) {
            ids.add(set.trace(request).hex());
        }
        return ids;
    }

    /** The ids of requests whose id starts with some digits, leading zeros left out or not; in order. */
    public List<String> startingWith(String digits) {
        String wanted = digits.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (int request = 0; request < set.size(); request++) {
            String id = set.trace(request).hex();
            if (id.startsWith(wanted) || id.replaceFirst("^0{16}", "").startsWith(wanted)) {
                found.add(id);
            }
        }
        return found;
    }

    /**
     * The story of a request; empty when no span has its id.
     *
     * @param trace its id
     * @param texts the text of each log record by index
     * @param more lines that were found elsewhere, in no row
     */
    public Optional<Story> story(TraceId trace, IntFunction<String> texts, List<Line> more) {
        for (int request = 0; request < set.size(); request++) {
            if (set.trace(request).equals(trace)) {
                return Optional.of(story(request, texts, more));
            }
        }
        return Optional.empty();
    }

    private Story story(int request, IntFunction<String> texts, List<Line> more) {
        RequestTree tree = set.tree(request);
        int[] logs = set.logs(request);
        Candidate candidate = candidate(request);
        List<Hop> odd = new ArrayList<>(Examination.of(set, tree, logs, norms, words));
        odd.sort(Comparator.comparingDouble(Hop::surprise)
                .reversed()
                .thenComparing(Hop::service)
                .thenComparing(Hop::detail));
        int blamed = candidate.hop().map(Hop::span).orElse(RequestTree.NONE);
        List<Row> rows = new ArrayList<>();
        for (int place = 0; place < tree.size(); place++) {
            int span = tree.span(place);
            rows.add(new Row(
                    tree.depth(place),
                    set.service(span),
                    telemetryText(span),
                    tree.startNanos(place),
                    tree.nanos(place),
                    set.spans().failed(span),
                    span == blamed,
                    tree.movedNanos(place),
                    set.spans().id(span)));
        }
        List<Line> lines = new ArrayList<>(more);
        int[] places = set.placesOf(logs, tree);
        Logs all = set.telemetry().logs();
        for (int i = 0; i < logs.length; i++) {
            long shift = places[i] == RequestTree.NONE ? 0 : tree.shiftNanos(places[i]);
            lines.add(new Line(
                    all.timeNanos(logs[i]) + shift,
                    set.serviceOf(all.origin(logs[i])),
                    all.severity(logs[i]),
                    texts.apply(logs[i]),
                    places[i]));
        }
        lines.sort(Comparator.comparingLong(Line::timeNanos)
                .thenComparing(Line::service)
                .thenComparing(Line::text));
        List<Gap> gaps = Silence.gaps(rows, lines);
        if (candidate.hop().isEmpty()) {
            candidate = LoneLines.firstError(lines).map(candidate::failedAt).orElse(candidate);
        }
        return new Story(
                candidate,
                odd,
                rows,
                lines,
                gaps,
                Silence.lastWord(lines, moment(candidate, rows, blamed, tree, gaps)),
                Comparison.of(set, tree, reference, norms, odd, candidate.traceId()),
                tree.withoutParent());
    }

    /** When it failed, or began to wait: at the end of the blamed span, or where the first long silence begins. */
    private static long moment(Candidate candidate, List<Row> rows, int blamed, RequestTree tree, List<Gap> gaps) {
        long end = rows.stream()
                .mapToLong(row -> row.startNanos() + row.nanos())
                .max()
                .orElse(0);
        long longest = gaps.stream().mapToLong(Gap::nanos).max().orElse(0);
        boolean isTime =
                candidate.hop().map(hop -> Comparison.isTime(hop.reason())).orElse(true);
        Optional<Gap> first =
                gaps.stream().filter(gap -> gap.nanos() > longest / 2).findFirst();
        if (isTime && first.isPresent()) {
            return first.get().fromNanos();
        }
        for (int place = 0; place < tree.size(); place++) {
            if (tree.span(place) == blamed) {
                return tree.endNanos(place);
            }
        }
        return end;
    }

    private String telemetryText(int span) {
        return set.telemetry().text(set.spans().operation(span));
    }
}
