package dev.firefight.app.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Bodies as Alertmanager posts them to webhooks, each alert with as many labels and words as alerts usually have. */
final class AlertLoad {
    private static final String NO_END = "0001-01-01T00:00:00Z";

    private AlertLoad() {}

    /**
     * Alerts that are told together.
     *
     * @param first the number of the first; each has one of its own, which is its fingerprint
     * @param count how many
     */
    record Group(String service, String severity, long first, int count, Instant start) {
        /** When they fire. */
        String firing() {
            return body("firing", NO_END);
        }

        /** When they are over. */
        String resolved() {
            return body(
                    "resolved",
                    start.plusSeconds(1).truncatedTo(ChronoUnit.MILLIS).toString());
        }

        private String body(String status, String end) {
            StringBuilder text = new StringBuilder(300 + count * 700);
            text.append("{\"version\":\"4\",\"groupKey\":\"{}:{service=\\\"")
                    .append(service)
                    .append("\\\"}/")
                    .append(first)
                    .append("\",\"truncatedAlerts\":0,\"status\":\"")
                    .append(status)
                    .append("\",\"receiver\":\"firefight\",\"groupLabels\":{\"service\":\"")
                    .append(service)
                    .append(
                            "\"},\"commonLabels\":{},\"commonAnnotations\":{},\"externalURL\":\"http://alertmanager.example.org\","
                                    + "\"alerts\":[");
            for (int i = 0; i < count; i++) {
                alert(text.append(i == 0 ? "" : ","), status, end, first + i);
            }
            return text.append("]}").toString();
        }

        private void alert(StringBuilder text, String status, String end, long number) {
            text.append("{\"status\":\"")
                    .append(status)
                    .append("\",\"labels\":{\"alertname\":\"HighErrorRate\",\"service\":\"")
                    .append(service)
                    .append("\",\"severity\":\"")
                    .append(severity)
                    .append("\",\"namespace\":\"shop\",\"cluster\":\"europe-1\",\"pod\":\"")
                    .append(service)
                    .append('-')
                    .append(number)
                    .append(
                            "\",\"instance\":\"10.0.0.1:8080\",\"job\":\"shop/pods\",\"prometheus\":\"monitoring/main\"},"
                                    + "\"annotations\":{\"summary\":\"12% of requests fail\",\"description\":\"More than 5% of requests of this"
                                    + " pod were answered with an error for five minutes\",\"runbook_url\":\"https://example.org/runbooks/errors\"},"
                                    + "\"startsAt\":\"")
                    .append(start)
                    .append("\",\"endsAt\":\"")
                    .append(end)
                    .append(
                            "\",\"generatorURL\":\"http://prometheus.example.org/graph?g0.expr=errors\",\"fingerprint\":\"")
                    .append(Long.toHexString(number))
                    .append("\"}");
        }
    }
}
