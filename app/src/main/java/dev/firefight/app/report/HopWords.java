package dev.firefight.app.report;

import dev.firefight.evidence.drawing.HumanTimes;
import dev.firefight.evidence.request.Hop;

/** What is wrong with a hop, in words. */
final class HopWords {
    private HopWords() {}

    /** One line that goes on after the name of the service. */
    static String of(Hop hop) {
        return switch (hop.reason()) {
            case FAILED -> "“" + hop.operation() + "” failed, and nothing that it called did";
            case SLOW ->
                "“" + hop.operation() + "” took " + HumanTimes.duration(hop.nanos()) + " by itself" + usually(hop);
            case ON_THE_WAY ->
                "“" + hop.operation() + "”: the call between " + hop.other() + " and " + hop.service() + " took "
                        + HumanTimes.duration(hop.nanos()) + " on the way" + usually(hop);
            case ERROR_LINE -> hop.detail().isEmpty() ? "logged an error" : hop.detail();
            case OTHER_COURSE -> "another course: " + hop.detail();
        };
    }

    /** What kind of hop it is. */
    static String kind(Hop hop) {
        return switch (hop.reason()) {
            case FAILED, ERROR_LINE -> "failing hop";
            case SLOW, ON_THE_WAY -> "slow hop";
            case OTHER_COURSE -> "hop that went another way";
        };
    }

    private static String usually(Hop hop) {
        return hop.usualNanos() == 0 ? "" : ", usually " + HumanTimes.duration(hop.usualNanos());
    }
}
