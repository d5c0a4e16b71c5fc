package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.incident.Role;
import dev.firefight.incident.Severity;
import dev.firefight.incident.Terms;
import dev.firefight.telemetry.live.golden.Measure;
import java.time.Duration;

/** Constants and amounts as people read them. */
final class Labels {
    private Labels() {}

    /** How far harm of a severity goes, for whoever has to choose one. */
    static String extent(Severity severity) {
        return switch (severity) {
            case SEV_1 -> "nearly everybody is hurt, or data is lost";
            case SEV_2 -> "many are hurt, or a major part does not work";
            case SEV_3 -> "some are hurt, and there is a way around";
            case SEV_4 -> "a nuisance for few";
            case SEV_5 -> "nobody is hurt yet";
        };
    }

    /** What somebody with a role does, in a line. */
    static String duty(Role role) {
        return switch (role) {
            case COMMANDER -> "decides";
            case SCRIBE -> "keeps the timeline";
            case COMMUNICATION -> "tells everybody else";
            case EXPERT -> "knows an affected part";
        };
    }

    /** How large a file is. */
    static String bytes(long bytes) {
        long kilo = 1 << 10;
        return bytes < kilo * kilo ? Math.max(1, bytes / kilo) + " KB" : bytes / kilo / kilo + " MB";
    }

    /** A constant within a form. */
    static String plain(Enum<?> constant) {
        return Value.word(constant);
    }

    /** How a metric is read. */
    static String measure(Measure measure) {
        return switch (measure) {
            case RATE -> "rate of a counter";
            case ERRORS -> "share of a counter that failed";
            case QUANTILES -> "quantiles of a histogram";
            case MEAN -> "mean of a histogram or summary";
            case SUM -> "sum of a gauge";
            case MAX -> "largest of a gauge";
            case MIN -> "least of a gauge";
            case AVG -> "mean of a gauge";
            case FORMULA -> "a query of its own";
        };
    }

    /** So many of something. */
    static String count(long count, String one) {
        return count + " " + (count == 1 ? one : one + "s");
    }

    /** How long, where that is seconds and less. */
    static String brief(Duration duration) {
        return duration.compareTo(Duration.ofMinutes(1)) < 0
                ? duration.toMillis() / 1_000 + "." + duration.toMillis() % 1_000 / 100 + " s"
                : Terms.duration(duration);
    }
}
