package dev.firefight.practice.production;

import dev.firefight.telemetry.Origin;

/** What is told of an autoscaler: its bounds, how many instances it wants and sees, and whether it can work. */
final class AutoscalerGauges implements Runnable {
    private final Meters meters;
    private final Service service;
    private final Autoscaler autoscaler;
    private final int least;
    private final int most;
    private final int target;
    private final int current;
    private final int desired;
    private final int active;

    AutoscalerGauges(Production production, Service service, Autoscaler autoscaler) {
        this.meters = production.meters();
        this.service = service;
        this.autoscaler = autoscaler;
        Teller cluster = Exporters.cluster(meters);
        Origin origin = service.origin();
        this.least = meters.gauge(cluster, origin, "kube_horizontalpodautoscaler_spec_min_replicas");
        this.most = meters.gauge(cluster, origin, "kube_horizontalpodautoscaler_spec_max_replicas");
        this.target = meters.gauge(
                cluster,
                origin,
                "kube_horizontalpodautoscaler_spec_target_metric",
                "metric_name",
                "cpu",
                "metric_target_type",
                "utilization");
        this.current = meters.gauge(cluster, origin, "kube_horizontalpodautoscaler_status_current_replicas");
        this.desired = meters.gauge(cluster, origin, "kube_horizontalpodautoscaler_status_desired_replicas");
        this.active = meters.gauge(
                cluster,
                origin,
                "kube_horizontalpodautoscaler_status_condition",
                "condition",
                "ScalingActive",
                "status",
                "true");
    }

    @Override
    public void run() {
        meters.set(least, autoscaler.least());
        meters.set(most, autoscaler.most());
        meters.set(target, Math.rint(100 * autoscaler.target()));
        meters.set(current, service.instances().size());
        meters.set(desired, autoscaler.desired());
        meters.set(active, autoscaler.isActive() ? 1 : 0);
    }
}
