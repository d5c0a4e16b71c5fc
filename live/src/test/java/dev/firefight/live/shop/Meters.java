package dev.firefight.live.shop;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts, told as Prometheus reads them, under the names of Micrometer. */
final class Meters {
    private static final double[] BOUNDS = {0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2.5};

    private final Map<String, Times> times = new ConcurrentSkipListMap<>();

    private static final class Times {
        private final AtomicLongArray buckets = new AtomicLongArray(BOUNDS.length + 1);
        private final AtomicLong nanos = new AtomicLong();
    }

    /** A request that was answered. */
    void answered(int status, long nanos) {
        take(
                "http_server_requests_seconds",
                "method=\"POST\",uri=\"/orders\",status=\"" + status + "\",outcome=\"" + outcome(status) + "\"",
                nanos);
    }

    /** @param status that came back; 0 where nothing did */
    void called(String whom, int status, long nanos) {
        String told = status == 0
                ? "status=\"IO_ERROR\",outcome=\"UNKNOWN\""
                : "status=\"" + status + "\",outcome=\"" + outcome(status) + "\"";
        take("http_client_requests_seconds", "client_name=\"" + whom + "\",method=\"POST\"," + told, nanos);
    }

    private static String outcome(int status) {
        return status < 400 ? "SUCCESS" : status < 500 ? "CLIENT_ERROR" : "SERVER_ERROR";
    }

    private void take(String name, String labels, long nanos) {
        Times one = times.computeIfAbsent(name + "|" + labels, _ -> new Times());
        int i = 0;
        while (i < BOUNDS.length && nanos / 1e9 > BOUNDS[i]) {
            i++;
        }
        one.buckets.incrementAndGet(i);
        one.nanos.addAndGet(nanos);
    }

    /** @param more lines of others */
    String text(String more) {
        StringBuilder text = new StringBuilder();
        String last = "";
        for (Map.Entry<String, Times> entry : times.entrySet()) {
            int bar = entry.getKey().indexOf('|');
            String name = entry.getKey().substring(0, bar);
            if (!name.equals(last)) {
                text.append("# TYPE ").append(name).append(" histogram\n");
                last = name;
            }
            histogram(text, name, entry.getKey().substring(bar + 1), entry.getValue());
        }
        process(text);
        return text.append(more).toString();
    }

    private static void histogram(StringBuilder text, String name, String labels, Times one) {
        long count = 0;
        for (int i = 0; i <= BOUNDS.length; i++) {
            count += one.buckets.get(i);
            text.append("%s_bucket{%s,le=\"%s\"} %d\n"
                    .formatted(name, labels, i < BOUNDS.length ? String.valueOf(BOUNDS[i]) : "+Inf", count));
        }
        text.append(String.format(Locale.ROOT, "%s_sum{%s} %.6f\n", name, labels, one.nanos.get() / 1e9));
        text.append("%s_count{%s} %d\n".formatted(name, labels, count));
    }

    private static void process(StringBuilder text) {
        Runtime runtime = Runtime.getRuntime();
        double cpu = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(one -> one.toNanos() / 1e9)
                .orElse(0.0);
        text.append(String.format(
                Locale.ROOT,
                """
                # TYPE process_cpu_seconds_total counter
                process_cpu_seconds_total %.3f
                # TYPE jvm_memory_used_bytes gauge
                jvm_memory_used_bytes{area="heap",id="Tenured Gen"} %d
                # TYPE jvm_threads_live_threads gauge
                jvm_threads_live_threads %d
                """,
                cpu,
                runtime.totalMemory() - runtime.freeMemory(),
                ManagementFactory.getThreadMXBean().getThreadCount()));
    }
}
