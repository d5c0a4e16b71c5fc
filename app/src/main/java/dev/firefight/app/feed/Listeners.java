package dev.firefight.app.feed;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who is told what a production says.
 *
 * @param exporterPort a port of this machine, from which a Prometheus may scrape; 0 for any that is free
 * @param otlp before {@code /v1/metrics}, {@code /v1/logs} and {@code /v1/traces}, as in OTEL_EXPORTER_OTLP_ENDPOINT
 * @param remoteWrite where Prometheus' remote write is taken, its whole address
 * @param alerts where webhooks of an Alertmanager are taken
 * @param changes where changes are taken in the plain form, as under {@code /in/KEY/change} of Firefight
 */
public record Listeners(
        OptionalInt exporterPort,
        Optional<URI> otlp,
        Optional<URI> remoteWrite,
        Optional<URI> alerts,
        Optional<URI> changes) {
    /** Nobody. */
    public static final Listeners NONE =
            new Listeners(OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Also tells telemetry by OTLP. */
    public Listeners withOtlp(URI base) {
        return new Listeners(exporterPort, Optional.of(base), remoteWrite, alerts, changes);
    }

    /** Also tells alerts. */
    public Listeners withAlerts(URI address) {
        return new Listeners(exporterPort, otlp, remoteWrite, Optional.of(address), changes);
    }

    /** Also tells changes. */
    public Listeners withChanges(URI address) {
        return new Listeners(exporterPort, otlp, remoteWrite, alerts, Optional.of(address));
    }
}
