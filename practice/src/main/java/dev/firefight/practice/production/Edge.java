package dev.firefight.practice.production;

import dev.firefight.practice.design.CallDesign;
import dev.firefight.practice.design.CallDesign.Balance;
import dev.firefight.practice.engine.Chance;

/** How one service calls another: what its callers have in common, and the network between them. */
public final class Edge {
    /** There is nobody to ask. */
    static final int NOBODY = -1;

    private static final double WAY_NANOS = 250_000;
    private static final double AGAIN_NANOS = 200_000_000;
    private static final int MOST_LOSSES = 6;

    private final Production production;
    private final String from;
    private final Service target;
    private final Chance chance;
    private Deadlines deadlines;
    private int turn;

    long timeoutNanos;
    int tries;
    long backoffNanos;
    double budget;
    boolean hasBreaker;
    Balance balance;
    boolean ejects;
    /** What everybody meets who asks this way: a wrong address, a rule that forbids it. */
    Failure obstacle = Failure.NONE;

    double obstacleShare = 1;
    double delayNanos;
    double loss;
    boolean checksTime;

    Edge(Production production, String from, Service target, CallDesign design) {
        this.production = production;
        this.from = from;
        this.target = target;
        this.chance = production.chance("edge " + from + " " + target.name());
        this.timeoutNanos = design.timeout().toNanos();
        this.tries = design.tries();
        this.backoffNanos = design.backoff().toNanos();
        this.budget = design.budget();
        this.hasBreaker = design.breaker();
        this.balance = design.balance();
        this.ejects = design.ejects();
        this.deadlines = production.askDeadlines();
    }

    String from() {
        return from;
    }

    Service target() {
        return target;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    /** Those who begin to wait from now on wait so long. */
    void timeOutAfter(long nanos) {
        timeoutNanos = nanos;
        deadlines = production.askDeadlines();
    }

    boolean happens(double probability) {
        return chance.happens(probability);
    }

    double spread() {
        return 0.5 + chance.unit();
    }

    /** How long a message takes from one machine to another; what is lost is sent again, later and later. */
    double wayNanos(Host one, Host other) {
        double way = WAY_NANOS * (0.7 + 0.6 * chance.unit()) + delayNanos + one.delayNanos + other.delayNanos;
        double lost = loss + one.loss + other.loss;
        if (lost > 0) {
            double again = AGAIN_NANOS;
            for (int i = 0; i < MOST_LOSSES && chance.happens(lost); i++) {
                way += again;
                again *= 2;
            }
        }
        return way;
    }

    /** The place of the next instance in turn, or of the one with fewest requests; {@link #NOBODY} where none can be asked. */
    int choose() {
        int all = target.instances().size();
        int best = NOBODY;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < all; i++) {
            turn = turn + 1 >= all ? 0 : turn + 1;
            Instance one = target.instances().get(turn);
            if (one.isInRotation() && !(ejects && one.isEjected())) {
                if (balance == Balance.ROUND_ROBIN) {
                    return turn;
                }
                if (one.outstanding < fewest) {
                    best = turn;
                    fewest = one.outstanding;
                }
            }
        }
        return best;
    }
}
