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
    private final CallDesign design;
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
    long delayNanos;
    double loss;
    boolean checksTime;
    double favoured;

    Edge(Production production, String from, Service target, CallDesign design) {
        this.production = production;
        this.from = from;
        this.target = target;
        this.design = design;
        this.chance = production.chance("edge " + from + " " + target.name());
        this.timeoutNanos = design.timeout().toNanos();
        this.tries = design.tries();
        this.backoffNanos = design.backoff().toNanos();
        this.budget = design.budget();
        this.hasBreaker = design.breaker();
        this.balance = design.balance();
        this.ejects = design.ejects();
        this.deadlines = production.callEvents().answers();
    }

    String from() {
        return from;
    }

    /** Who is asked. */
    public Service target() {
        return target;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    /** Those who begin to wait from now on wait so long. */
    public void timeOutAfter(long nanos) {
        timeoutNanos = nanos;
        deadlines = production.callEvents().answers();
    }

    /** So many tries from now on, and beyond the first ones this share of them; 1 for as many as there are. */
    public void retry(int most, double share) {
        tries = most;
        budget = share;
    }

    /** Whether it stops asking who fails. */
    public void breaker(boolean isOn) {
        hasBreaker = isOn;
    }

    /** All is set again as the design says. */
    public void restore() {
        timeOutAfter(design.timeout().toNanos());
        retry(design.tries(), design.budget());
        hasBreaker = design.breaker();
        balance = design.balance();
        ejects = design.ejects();
        checksTime = false;
    }

    /** How it chooses among instances. */
    public void balance(Balance how) {
        balance = how;
    }

    /** Whether it leaves instances alone for a while that fail. */
    public void eject(boolean isOn) {
        ejects = isOn;
    }

    /** This share of what is asked meets this from now on, and never arrives; {@link Failure#NONE} for nothing. */
    public void obstruct(Failure how, double share) {
        obstacle = how;
        obstacleShare = share;
    }

    /** Each message takes so much longer, and this share is lost. */
    public void disturb(long longerNanos, double lost) {
        delayNanos = longerNanos;
        loss = lost;
    }

    /** This share goes to the first instance, whatever the others have. */
    public void favour(double share) {
        favoured = share;
    }

    /** Whether who is asked looks at the time of the token that it gets. */
    public void checkTime(boolean isOn) {
        checksTime = isOn;
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

    /**
     * The place of the next instance in turn, or of the one with fewest requests; {@link #NOBODY} where none can be asked. One that began to answer
     * lately gets fewer: it is often passed over in turn, or counts as if it had more.
     */
    int choose() {
        int all = target.instances().size();
        if (favoured > 0 && all > 0 && target.instances().getFirst().isInRotation() && chance.happens(favoured)) {
            return 0;
        }
        int best = NOBODY;
        double fewest = Double.MAX_VALUE;
        for (int i = 0; i < all; i++) {
            turn = turn + 1 >= all ? 0 : turn + 1;
            Instance one = target.instances().get(turn);
            if (one.isInRotation() && !(ejects && one.isEjected())) {
                double share = one.share();
                if (balance == Balance.ROUND_ROBIN) {
                    if (share >= 1 || chance.happens(share)) {
                        return turn;
                    }
                    best = best == NOBODY ? turn : best;
                } else if ((one.outstanding + 1) / share < fewest) {
                    best = turn;
                    fewest = (one.outstanding + 1) / share;
                }
            }
        }
        return best;
    }
}
