package dev.firefight.evidence.request;

import dev.firefight.evidence.request.Hop.Reason;
import dev.firefight.evidence.request.Walk.Call;
import dev.firefight.evidence.request.Walk.Follow;
import dev.firefight.evidence.request.Walk.Operation;
import dev.firefight.evidence.stat.Robust;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Looks through one request for what does not go as it usually goes. */
final class Examination implements Walk.Visitor {
    /** Heaviness of the tail of surprises at durations. */
    private static final double DEGREES_OF_FREEDOM = 3;

    /** Less than this share of the whole request is no reason for anything. */
    private static final double LEAST_SHARE = 0.2;

    private static final double SLOW_FACTOR = 2;

    /** A step that follows in more than one of twenty requests is ordinary. */
    private static final double RARE = 0.05;

    private static final int FEWEST = 3;
    private static final int ERROR = 17;

    /** An error says more than another course: e to the power of this as much. */
    private static final double ERROR_NATS = 2;

    private final RequestSet set;
    private final RequestTree tree;
    private final Norms norms;
    private final LongFunction<String> words;
    private final List<Hop> found = new ArrayList<>();

    private Examination(RequestSet set, RequestTree tree, Norms norms, LongFunction<String> words) {
        this.set = set;
        this.tree = tree;
        this.norms = norms;
        this.words = words;
    }

    /** All that is odd, in the order of the tree. */
    static List<Hop> of(RequestSet set, RequestTree tree, int[] logs, Norms norms, LongFunction<String> words) {
        Examination examination = new Examination(set, tree, norms, words);
        new Walk(set).visit(tree, logs, examination);
        return examination.found;
    }

    @Override
    public void own(int place, Operation operation, long nanos) {
        norms.own(operation)
                .filter(norm -> isMuch(nanos, norm))
                .ifPresent(norm -> found.add(hop(place, operation, Reason.SLOW, "", "", nanos, norm, 1)));
    }

    @Override
    public void call(int place, int callee, Call call, long nanos) {
        norms.call(call).filter(norm -> isMuch(nanos, norm)).ifPresent(norm -> {
            String caller = call.caller().service();
            String called = call.callee().service();
            found.add(hop(callee, call.callee(), Reason.ON_THE_WAY, caller, "", nanos, norm, 1));
            found.add(hop(place, call.caller(), Reason.ON_THE_WAY, called, "", nanos, norm, 1));
        });
    }

    private boolean isMuch(long nanos, Norms.Norm norm) {
        long most = tree.nanos(tree.root());
        return nanos > SLOW_FACTOR * norm.nanos()
                && nanos - norm.nanos() > LEAST_SHARE * most
                && norm.distance(nanos) > 2;
    }

    private Hop hop(
            int place,
            Operation operation,
            Reason reason,
            String other,
            String detail,
            long nanos,
            Norms.Norm norm,
            double weight) {
        return new Hop(
                operation.service(),
                reason,
                set.operationNamed(operation.operation()),
                other,
                detail,
                nanos,
                norm.nanos(),
                norm.count(),
                tree.span(place),
                weight * Robust.surprise(norm.distance(nanos), DEGREES_OF_FREEDOM));
    }

    @Override
    public void step(int place, Follow follow, int severity) {
        int of = norms.firsts(follow.first());
        double share = (norms.follows(follow) + 0.5) / (of + 1.0);
        if (of < FEWEST || norms.follows(follow) > RARE * of) {
            return;
        }
        boolean isError = severity >= ERROR;
        String usually = norms.usually(follow.first())
                .map(one -> ", usually by " + words.apply(one.second()))
                .orElse("");
        found.add(new Hop(
                set.service(tree.span(place)),
                isError ? Reason.ERROR_LINE : Reason.OTHER_COURSE,
                set.operationNamed(follow.first().entry().operation()),
                "",
                words.apply(follow.first().step()) + " is followed by " + words.apply(follow.second()) + usually,
                0,
                0,
                of,
                tree.span(place),
                -Math.log(share) + (isError ? ERROR_NATS : 0)));
    }

    @Override
    public void failed(int place, Operation operation, boolean isFirst) {
        if (isFirst && norms.failing(operation) <= 0.5) {
            found.add(new Hop(
                    operation.service(),
                    Reason.FAILED,
                    set.operationNamed(operation.operation()),
                    "",
                    "",
                    tree.nanos(place),
                    norms.own(operation).map(Norms.Norm::nanos).orElse(0L),
                    norms.seen(operation),
                    tree.span(place),
                    -Math.log(norms.failing(operation)) + ERROR_NATS));
        }
    }
}
