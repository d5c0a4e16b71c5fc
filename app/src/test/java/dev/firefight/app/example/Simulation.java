package dev.firefight.app.example;

import dev.firefight.app.example.LogLine.Level;
import dev.firefight.app.example.Shop.Visit;
import java.time.Instant;
import java.util.Random;

/** One evening of the shop: customers come, things are deployed, a nightly batch runs. */
final class Simulation {
    private static final long SECOND_MICROS = 1_000_000;

    /** How soon the second pod of a deployment follows the first. */
    private static final long ROLLING_SECONDS = 25;

    private static final double BATCH_MILLIS_A_SECOND = 210;
    private static final int BATCH_MAILS_A_SECOND = 26;

    /** Customers whose order failed press the button again: how many of them, how often at most, and when. */
    private static final double TRY_AGAIN_SHARE = 0.6;

    private static final int TRIES = 3;
    private static final double TRY_AGAIN_MILLIS = 6000;

    private final Timetable time = new Timetable(-Scenario.WARM_UP_MICROS);
    private final Cluster cluster;
    private final Signals signals = new Signals();
    private final Measurements measurements;
    private final Random customers;
    private final Random ids;
    private final long end = Scenario.micros(Scenario.END);
    private int orders = 8_814_200;

    private Simulation(long seed) {
        cluster = new Cluster(time, seed);
        measurements = new Measurements(cluster, seed + 1);
        customers = new Random(seed + 2);
        ids = new Random(seed + 3);
    }

    /** Lets the evening pass. */
    static Simulation run(long seed) {
        Simulation evening = new Simulation(seed);
        evening.plan();
        evening.time.run();
        return evening;
    }

    Signals signals() {
        return signals;
    }

    Measurements measurements() {
        return measurements;
    }

    private void plan() {
        nextCustomer();
        for (long at = -Scenario.WARM_UP_MICROS + Scenario.STEP_MICROS; at <= end; at += Scenario.STEP_MICROS) {
            time.at(at, measurements::measure);
        }
        deploy("web", Scenario.WEB_DEPLOY, Changes.WEB_VERSION, 0);
        deploy("inventory", Scenario.INVENTORY_DEPLOY, Changes.INVENTORY_VERSION, Scenario.CONNECTIONS_AFTER_TIDYING);
        time.at(Scenario.micros(Scenario.FLAG_ON), () -> {
            for (Pod pod : cluster.pods("catalog")) {
                say(pod, "flag " + Changes.FLAG + " is now on for 10 % of customers");
            }
        });
        time.at(
                Scenario.micros(Scenario.ONSET),
                () -> say(cluster.pods("catalog").getFirst(), "sale evening-deals is open, 48 products"));
        batch();
    }

    private void nextCustomer() {
        double perSecond = Scenario.requestsPerSecond(time.now());
        long gap = (long) (-StrictMath.log(1 - customers.nextDouble()) / perSecond * SECOND_MICROS);
        time.after(gap, () -> {
            if (time.now() < end) {
                visit(chosen(), 1);
                nextCustomer();
            }
        });
    }

    private String chosen() {
        double left = customers.nextDouble();
        for (Visit visit : Shop.VISITS) {
            left -= visit.share();
            if (left < 0) {
                return visit.operation();
            }
        }
        return Shop.VISITS.getLast().operation();
    }

    private void visit(String operation, int attempt) {
        boolean isOrder = operation.equals("POST /checkout");
        Request request = new Request(ids, Signals.SAMPLE_SHARE, isOrder ? ++orders : orders, signals::over);
        Serving.start(cluster, request, "edge", operation, 0, outcome -> {
            if (isOrder) {
                measurements.ordered(!outcome.failed());
                if (outcome.failed() && attempt < TRIES && cluster.chance(TRY_AGAIN_SHARE) && time.now() < end) {
                    time.after(cluster.draw(TRY_AGAIN_MILLIS), () -> visit(operation, attempt + 1));
                }
            }
        });
    }

    private void deploy(String service, Instant when, String version, int connections) {
        long at = Scenario.micros(when);
        for (Pod pod : cluster.pods(service)) {
            time.at(at, () -> {
                pod.restart(connections);
                say(pod, "starting " + service + " " + version);
                if (connections > 0) {
                    say(pod, service + "-pool - Start completed.");
                }
            });
            time.at(at + 4 * SECOND_MICROS, () -> say(pod, service + " is ready, took 3.9 s"));
            at += ROLLING_SECONDS * SECOND_MICROS;
        }
    }

    private void batch() {
        Pod pod = cluster.pods("notification").getFirst();
        long from = Scenario.micros(Scenario.BATCH_START);
        long to = Scenario.micros(Scenario.BATCH_END);
        long seconds = (to - from) / SECOND_MICROS;
        time.at(
                from,
                () -> say(
                        pod,
                        "digest batch started as scheduled (10 1 * * *), recipients: "
                                + seconds * BATCH_MAILS_A_SECOND));
        for (long second = 0; second < seconds; second++) {
            time.at(from + second * SECOND_MICROS, () -> pod.compute(cluster.draw(BATCH_MILLIS_A_SECOND), () -> {}));
        }
        for (long second = 120; second < seconds; second += 120) {
            long sent = second * BATCH_MAILS_A_SECOND;
            time.at(
                    from + second * SECOND_MICROS,
                    () -> say(pod, "digest batch: " + sent + " mails handed to the mail relay"));
        }
        time.at(to, () -> say(pod, "digest batch finished, failures: 0"));
    }

    private void say(Pod pod, String text) {
        signals.said(time.now(), pod, Level.INFO, text);
    }
}
