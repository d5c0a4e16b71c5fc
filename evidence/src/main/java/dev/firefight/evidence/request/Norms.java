package dev.firefight.evidence.request;

import dev.firefight.evidence.request.Walk.Call;
import dev.firefight.evidence.request.Walk.First;
import dev.firefight.evidence.request.Walk.Follow;
import dev.firefight.evidence.request.Walk.Operation;
import dev.firefight.evidence.trace.Usual;
import dev.firefight.telemetry.column.DoubleColumn;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How requests usually go: own times, times on the way, whole times, and what follows what. */
final class Norms {
    /** Fewer have no median that one of them could not move. */
    private static final int FEWEST = 3;

    /** Shorter times are below what clocks tell; a time of 0 has no logarithm. */
    private static final double LEAST_NANOS = 1e3;

    private final Map<Object, DoubleColumn> times = new HashMap<>();
    private final Map<Object, Optional<Norm>> usual = new HashMap<>();
    private final Map<First, Integer> firsts = new HashMap<>();
    private final Map<Follow, Integer> follows = new HashMap<>();
    private final Map<First, Follow> mostOften = new HashMap<>();
    private final Map<Operation, Integer> seen = new HashMap<>();
    private final Map<Operation, Integer> failed = new HashMap<>();
    private int requests;

    /** Marks the whole time of requests of a kind. */
    private record Whole(Call kind) {}

    /**
     * What is usual of a time.
     *
     * @param usual where logarithms lie
     * @param count how many were seen
     */
    record Norm(Usual usual, int count) {
        long nanos() {
            return Math.round(Math.exp(usual.median()));
        }

        /** How far a time lies above the median, in spreads. */
        double distance(long nanos) {
            return usual.distance(logarithm(nanos));
        }
    }

    static Norms of(RequestSet set) {
        Norms norms = new Norms();
        Walk walk = new Walk(set);
        for (int i = 0; i < set.size(); i++) {
            RequestTree tree = set.tree(i);
            norms.requests++;
            norms.add(new Whole(walk.kind(tree)), tree.nanos(tree.root()));
            Learner learner = norms.new Learner();
            walk.visit(tree, set.logs(i), learner);
            learner.firstsHere.forEach(first -> norms.firsts.merge(first, 1, Integer::sum));
            learner.followsHere.forEach(follow -> norms.follows.merge(follow, 1, Integer::sum));
        }
        norms.follows.forEach((follow, count) -> norms.mostOften.merge(
                follow.first(), follow, (known, candidate) -> norms.isMoreOften(candidate, known) ? candidate : known));
        return norms;
    }

    private boolean isMoreOften(Follow candidate, Follow known) {
        int more = Integer.compare(follows(candidate), follows(known));
        return more > 0 || (more == 0 && candidate.second() < known.second());
    }

    /** What one request adds: each pair of steps once. */
    private final class Learner implements Walk.Visitor {
        private final Set<First> firstsHere = new HashSet<>();
        private final Set<Follow> followsHere = new HashSet<>();

        @Override
        public void own(int place, Operation operation, long nanos) {
            add(operation, nanos);
        }

        @Override
        public void call(int place, int callee, Call call, long nanos) {
            add(call, nanos);
        }

        @Override
        public void step(int place, Follow follow, int severity) {
            firstsHere.add(follow.first());
            followsHere.add(follow);
        }

        @Override
        public void failed(int place, Operation operation, boolean isFirst) {
            seen.merge(operation, 1, Integer::sum);
            if (isFirst) {
                failed.merge(operation, 1, Integer::sum);
            }
        }
    }

    private void add(Object key, long nanos) {
        times.computeIfAbsent(key, any -> new DoubleColumn()).add(logarithm(nanos));
    }

    private static double logarithm(long nanos) {
        return Math.log(Math.max(LEAST_NANOS, (double) nanos));
    }

    /** How many requests were learned from. */
    int requests() {
        return requests;
    }

    /** The usual own time of an operation, where enough were seen. */
    Optional<Norm> own(Operation operation) {
        return norm(operation);
    }

    /** The usual time on the way of a call. */
    Optional<Norm> call(Call call) {
        return norm(call);
    }

    /** The usual time of requests of a kind. */
    Optional<Norm> whole(Call kind) {
        return norm(new Whole(kind));
    }

    private Optional<Norm> norm(Object key) {
        return usual.computeIfAbsent(key, any -> Optional.ofNullable(times.get(key))
                .filter(column -> column.size() >= FEWEST)
                .map(column -> new Norm(Usual.of(column.toArray()), column.size())));
    }

    /** In how many requests a step was seen. */
    int firsts(First first) {
        return firsts.getOrDefault(first, 0);
    }

    /** In how many of them another followed it. */
    int follows(Follow follow) {
        return follows.getOrDefault(follow, 0);
    }

    /** Which share of an operation's spans fail first of all, by the rule of succession. */
    double failing(Operation operation) {
        return (failed.getOrDefault(operation, 0) + 0.5) / (seen.getOrDefault(operation, 0) + 1.0);
    }

    int seen(Operation operation) {
        return seen.getOrDefault(operation, 0);
    }

    /** The step that most often follows another. */
    Optional<Follow> usually(First first) {
        return Optional.ofNullable(mostOften.get(first));
    }
}
