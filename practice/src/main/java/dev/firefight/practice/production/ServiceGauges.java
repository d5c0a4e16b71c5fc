package dev.firefight.practice.production;

import dev.firefight.telemetry.Origin;

/** How many instances of a service there shall be and are, and until when its certificate is valid. */
final class ServiceGauges implements Runnable {
    /** Of those that nobody forgot to renew. */
    static final long CERTIFICATE_NANOS = 60L * 86_400 * 1_000_000_000;

    private final Production production;
    private final Meters meters;
    private final Service service;
    private final int desired;
    private final int ready;
    private final int available;
    private final int unavailable;
    private final int certificate;

    ServiceGauges(Production production, Service service) {
        this.production = production;
        this.meters = production.meters();
        this.service = service;
        Teller cluster = Exporters.cluster(meters);
        Origin origin = service.origin();
        this.desired = meters.gauge(cluster, origin, "kube_deployment_spec_replicas");
        this.ready = meters.gauge(cluster, origin, "kube_deployment_status_replicas_ready");
        this.available = meters.gauge(cluster, origin, "kube_deployment_status_replicas_available");
        this.unavailable = meters.gauge(cluster, origin, "kube_deployment_status_replicas_unavailable");
        this.certificate = meters.gauge(
                meters.teller("x509-certificate-exporter", "x509-certificate-exporter", Origin.UNKNOWN),
                origin,
                "x509_cert_not_after");
    }

    @Override
    public void run() {
        long well = service.instances().stream().filter(Instance::isReady).count();
        meters.set(desired, service.deployment().wanted());
        meters.set(ready, (double) well);
        meters.set(available, (double) well);
        meters.set(unavailable, (double) Math.max(0, service.deployment().wanted() - well));
        meters.set(certificate, certificateSeconds(production, service));
    }

    /** The end of its certificate, in seconds since 1970. */
    static double certificateSeconds(Production production, Service service) {
        long until = Math.min(service.certificateUntilNanos, production.startNanos() + CERTIFICATE_NANOS);
        return (double) Math.floorDiv(until, 1_000_000_000L);
    }
}
