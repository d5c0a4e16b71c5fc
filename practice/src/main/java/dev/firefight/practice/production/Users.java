package dev.firefight.practice.production;

import dev.firefight.practice.design.LoadDesign;
import dev.firefight.practice.engine.Agenda;
import dev.firefight.practice.engine.Chance;
import java.util.ArrayList;
import java.util.List;

/** People who use the system, and how they fare. They come whether those before them were answered or not. */
public final class Users implements Asker {
    private static final long SECOND = 1_000_000_000L;
    private static final double AGAIN_NANOS = 3e9;
    private static final int COMES = 0;
    private static final int LOOKS = 1;

    private final Production production;
    private final LoadDesign design;
    private final Chance chance;
    /** Apart from when they come and for what, so that these are the same whatever becomes of them. */
    private final Chance moods;

    private final Link link;
    private final int arrivals;
    private final int again;
    private final List<Route> routes = new ArrayList<>();
    private final double[] upTo;
    private double factor = 1;
    private double shed;
    private long rateSecond = -1;
    private double meanNanos;
    private boolean isOff;

    private long asked;
    private long good;
    private long slow;
    private long failed;
    private long turnedAway;
    private long wrong;

    Users(Production production, LoadDesign design, Link link) {
        this.production = production;
        this.design = design;
        this.link = link;
        this.chance = production.chance("users");
        this.moods = production.chance("moods of users");
        Agenda agenda = production.agenda();
        this.arrivals = agenda.enrol(this::arrive);
        this.again = agenda.enrol(route -> ask(routes.get(route)));
        this.upTo = new double[design.journeys().size()];
        double sum = design.journeys().stream()
                .mapToDouble(LoadDesign.Journey::weight)
                .sum();
        double reached = 0;
        for (int i = 0; i < upTo.length; i++) {
            LoadDesign.Journey journey = design.journeys().get(i);
            routes.add(link.edge().target().route(journey.route()));
            reached += journey.weight() / sum;
            upTo[i] = reached;
        }
    }

    void begin() {
        next();
    }

    /** The next one comes, or, where that is far away, it is looked again in a second, since the rate changes; an exponential time has no memory. */
    private void next() {
        double inNanos = chance.exponential(rate());
        boolean isNear = inNanos < SECOND;
        agenda().plan(agenda().nowNanos() + (isNear ? (long) inNanos : SECOND), arrivals, isNear ? COMES : LOOKS);
    }

    private Agenda agenda() {
        return production.agenda();
    }

    /** The mean time between two, which changes over the day. */
    private double rate() {
        long second = agenda().nowNanos() / SECOND;
        if (second != rateSecond) {
            rateSecond = second;
            double perSecond = design.perSecondAt(second) * factor;
            meanNanos = perSecond > 0 ? SECOND / perSecond : Double.MAX_VALUE;
        }
        return meanNanos;
    }

    private void arrive(int detail) {
        if (isOff) {
            return;
        }
        if (detail == COMES) {
            double which = chance.unit();
            int route = 0;
            while (route < upTo.length - 1 && which >= upTo[route]) {
                route++;
            }
            if (moods.happens(shed)) {
                asked++;
                turnedAway++;
            } else {
                ask(routes.get(route));
            }
        }
        next();
    }

    private void ask(Route route) {
        asked++;
        link.ask(this, Call.NOBODY, route, false);
    }

    @Override
    public void answered(Call call, Failure outcome) {
        long took = production.nowNanos() - call.firstSentNanos;
        if (outcome == Failure.NONE && call.isSpoiled) {
            wrong++;
        } else if (outcome != Failure.NONE) {
            failed++;
            if (moods.happens(design.insistence())) {
                agenda().plan(
                                production.nowNanos() + (long) moods.exponential(AGAIN_NANOS),
                                again,
                                routes.indexOf(call.route));
            }
        } else if (took > design.good().toNanos()) {
            slow++;
        } else {
            good++;
        }
    }

    /** So many times as many as usual. */
    public void times(double many) {
        factor = many;
        rateSecond = -1;
    }

    /** How they ask. */
    public Edge edge() {
        return link.edge();
    }

    /** This share is turned away at the door. */
    public void shed(double share) {
        shed = share;
    }

    /** Nobody comes any more, until they begin again. */
    public void stop() {
        isOff = true;
    }

    LoadDesign design() {
        return design;
    }

    boolean isOff() {
        return isOff;
    }

    /** How many asked for something. */
    public long asked() {
        return asked;
    }

    /** How many had a good answer in time. */
    public long good() {
        return good;
    }

    /** How many had one too late. */
    public long slow() {
        return slow;
    }

    /** How many had none, or a bad one. */
    public long failed() {
        return failed;
    }

    /** How many were told or sold something wrong, which no program noticed. */
    public long wrong() {
        return wrong;
    }

    /** How many were turned away on purpose. */
    public long turnedAway() {
        return turnedAway;
    }
}
