package dev.firefight.practice.production;

import dev.firefight.practice.design.CallDesign;
import dev.firefight.practice.design.CallDesign.Balance;
import java.time.Duration;

/** Somebody outside who asks for the first thing that people ask for, now and then, and tells how that went. It asks as long as people come. */
final class Probe implements Asker, Runnable {
    private static final long EVERY_NANOS = 15_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Production production;
    private final Users users;
    private final Service entry;
    private final Link link;
    private final Route route;
    private final int actor;
    private final int success;
    private final int duration;
    private final int certificate;
    private double succeeded = 1;
    private double tookSeconds;
    private boolean isOff;

    Probe(Production production, Users users, Service entry) {
        this.production = production;
        this.users = users;
        this.entry = entry;
        CallDesign patient = CallDesign.patient(entry.name(), PATIENCE, Balance.ROUND_ROBIN);
        this.link = production.linkFromOutside(new Edge(production, "probe", entry, patient), "probe");
        this.route = entry.route(users.design().journeys().getFirst().route());
        this.actor = production.agenda().enrol(_ -> ask());
        Meters meters = production.meters();
        Teller teller = Exporters.blackbox(meters);
        String[] target = {"target", "https://" + production.design().name() + ".example.org/"};
        this.success = meters.gauge(teller, entry.origin(), "probe_success", target);
        this.duration = meters.gauge(teller, entry.origin(), "probe_duration_seconds", target);
        this.certificate = meters.gauge(teller, entry.origin(), "probe_ssl_earliest_cert_expiry", target);
    }

    /** Half a stretch off, so that the answer is there when it is asked for. */
    void begin() {
        production.agenda().plan(production.nowNanos() + EVERY_NANOS / 2, actor, 0);
    }

    /** Nobody looks any more, as where each request is counted by hand. */
    void stop() {
        isOff = true;
    }

    private void ask() {
        if (!isOff && !users.isOff()) {
            link.ask(this, Call.NOBODY, route, false);
        }
        production.agenda().plan(production.nowNanos() + EVERY_NANOS, actor, 0);
    }

    @Override
    public void answered(Call call, Failure outcome) {
        succeeded = outcome == Failure.NONE ? 1 : 0;
        tookSeconds = (production.nowNanos() - call.firstSentNanos) / 1e9;
    }

    @Override
    public void run() {
        Meters meters = production.meters();
        meters.set(success, succeeded);
        meters.set(duration, tookSeconds);
        meters.set(certificate, ServiceGauges.certificateSeconds(production, entry));
    }
}
