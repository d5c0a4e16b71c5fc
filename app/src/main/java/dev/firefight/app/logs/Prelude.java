package dev.firefight.app.logs;

import dev.firefight.app.logs.LogAnswer.Split;
import dev.firefight.app.logs.LogAnswer.Statement;
import dev.firefight.evidence.pattern.PatternChange.Kind;
import java.util.Comparator;
import java.util.List;

/**
 * What was said only shortly before the moment: a deployment, a configuration that was read anew. Such lines are few, so that counting
 * them tells nothing; that they stand so near does. As many as stand nearest are told, as long as chance would put at most a fifth of
 * their number there, were all rare lines spread over the time before (after Benjamini and Hochberg 1995).
 */
final class Prelude {
    private static final int MOST_LINES = 3;
    private static final double CHANCE = 0.2;

    private Prelude() {}

    /** The rare statements that stand near before the moment, the nearest first. */
    static List<Statement> of(List<Statement> statements, TimeSpan span, Split split) {
        long moment = split.timeNanos();
        double length = (double) moment - span.firstNanos();
        List<Statement> rare = statements.stream()
                .filter(one -> one.change().kind() == Kind.VANISHED
                        && one.kind() != Statement.Kind.GOES_ON
                        && one.lines() <= MOST_LINES
                        && one.firstNanos() <= one.lastNanos())
                .sorted(Comparator.comparingLong(Statement::firstNanos).reversed())
                .toList();
        int near = 0;
        for (int i = 0; i < rare.size(); i++) {
            double distance = (double) moment - rare.get(i).firstNanos();
            if (rare.size() * distance <= CHANCE * length * (i + 1)) {
                near = i + 1;
            }
        }
        return rare.subList(0, near);
    }
}
