package dev.firefight.telemetry.format;

import dev.firefight.telemetry.Logs;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Spans;
import dev.firefight.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.List;

/** Spans and log records written so that a test can compare them at a glance. */
final class Expect {
    private Expect() {}

    /** {@code trace/id<parent service@component@node operation KIND start+length !peer}, ids in hexadecimal, times in microseconds. */
    static List<String> spans(Reading outcome) {
        Telemetry telemetry = outcome.telemetry();
        Spans spans = telemetry.spans();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            String peer = telemetry.vocabulary().texts().get(spans.peer(i));
            texts.add(Long.toHexString(spans.traceLow(i)) + "/" + Long.toHexString(spans.id(i)) + "<"
                    + Long.toHexString(spans.parent(i)) + " " + origin(telemetry, spans.origin(i)) + " "
                    + telemetry.vocabulary().texts().get(spans.operation(i)) + " " + spans.kind(i) + " "
                    + spans.startNanos(i) / 1000 + "+" + (spans.endNanos(i) - spans.startNanos(i)) / 1000
                    + (spans.failed(i) ? " failed" : "") + (peer.isEmpty() ? "" : " to " + peer));
        }
        return texts;
    }

    /** {@code time severity service@component@node trace/span: text}, time in microseconds. */
    static List<String> logs(Reading outcome) {
        Telemetry telemetry = outcome.telemetry();
        Logs logs = telemetry.logs();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            texts.add(logs.timeNanos(i) / 1000 + " " + logs.severity(i) + " " + origin(telemetry, logs.origin(i)) + " "
                    + Long.toHexString(logs.trace(i).low()) + "/" + Long.toHexString(logs.span(i)) + ": "
                    + outcome.logTexts().get(logs.pattern(i)));
        }
        return texts;
    }

    private static String origin(Telemetry telemetry, int number) {
        Origin origin = telemetry.vocabulary().origins().get(number);
        return origin.service() + "@" + origin.component() + "@" + origin.node();
    }
}
