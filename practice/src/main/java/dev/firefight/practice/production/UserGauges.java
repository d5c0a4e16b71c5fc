package dev.firefight.practice.production;

import dev.firefight.telemetry.Origin;

/** How users fare, as the door of the system sees it: what the objective is about. */
final class UserGauges implements Runnable {
    private final Meters meters;
    private final Users users;
    private final int good;
    private final int slow;
    private final int failed;
    private final int turnedAway;

    UserGauges(Production production, Users users) {
        this.meters = production.meters();
        this.users = users;
        this.good = outcome("good");
        this.slow = outcome("slow");
        this.failed = outcome("failed");
        this.turnedAway = outcome("shed");
    }

    private int outcome(String outcome) {
        Origin origin = Origin.ofService(users.design().entry());
        Teller door = meters.teller("front-door", "front-door", origin);
        return meters.counter(door, origin, "user_requests_total", "outcome", outcome);
    }

    @Override
    public void run() {
        meters.set(good, (double) users.good());
        meters.set(slow, (double) users.slow());
        meters.set(failed, (double) users.failed());
        meters.set(turnedAway, (double) users.turnedAway());
    }
}
