package dev.firefight.practice.production;

import dev.firefight.telemetry.Origin;
import java.util.Arrays;

/** What an instance counts of one of its routes. */
final class RouteMeters {
    private final Meters meters;
    private final Teller teller;
    private final Origin origin;
    private final String route;
    private final int[] codes = new int[600];
    private final int times;

    RouteMeters(Meters meters, Teller teller, Origin origin, String route) {
        this.meters = meters;
        this.teller = teller;
        this.origin = origin;
        this.route = route;
        Arrays.fill(codes, -1);
        times = meters.histogram(teller, origin, "http_server_request_duration_seconds", "http_route", route);
        codes[200] = counter(200);
    }

    private int counter(int status) {
        return meters.counter(
                teller, origin, "http_server_requests_total", "http_route", route, "code", String.valueOf(status));
    }

    void answered(Failure outcome, long nanos) {
        int status = outcome.status();
        if (codes[status] < 0) {
            codes[status] = counter(status);
        }
        meters.count(codes[status]);
        meters.time(times, nanos);
    }
}
