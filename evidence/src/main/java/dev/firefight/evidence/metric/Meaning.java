package dev.firefight.evidence.metric;

import dev.firefight.evidence.Clue.Family;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a metric's name says in the words that monitoring commonly uses, and in which direction it is bad. A name without such a word
 * is looked at all the same, in both directions and with less weight.
 */
enum Meaning {
    LATENCY(
            Family.SYMPTOM,
            1,
            "lat(ency)?([_\\W\\d]|$|p\\d)|latency|duration|response_?time|(^|[_\\W])(p|lat_?|rt_?)\\d\\d"),
    ERROR(Family.SYMPTOM, 1, "err|fail(?!ures_total$)|5xx|4xx|timeout|exception|retrans|drop"),
    SUCCESS(Family.SYMPTOM, -1, "success|avail"),
    CPU(Family.CPU, 1, "cpu"),
    MEMORY(Family.MEMORY, 1, "mem|rss|heap"),
    DISK(Family.OTHER, 1, "disk|(^|_)fs(_|$)|(^|_)io(_|$)|read|write"),
    NETWORK(Family.SYMPTOM, 0, "net|receive|transmit|packet|(^|_)(rx|tx)(_|$)"),
    TRAFFIC(Family.SYMPTOM, 0, "request|ops|workload|qps|rps|throughput|(^|_)lo?a?d(_|$)"),
    UNKNOWN(Family.OTHER, 0, "");

    private static final Pattern CAMEL_CASE = Pattern.compile("([a-z])([A-Z])");
    private static final List<Meaning> IN_ORDER =
            List.of(LATENCY, ERROR, SUCCESS, CPU, MEMORY, DISK, NETWORK, TRAFFIC, UNKNOWN);

    private final Family family;
    private final int badDirection;
    private final Pattern words;

    Meaning(Family family, int badDirection, String words) {
        this.family = family;
        this.badDirection = badDirection;
        this.words = Pattern.compile(words);
    }

    /** The meaning of a metric's name: the first in this order one of whose words it holds. */
    static Meaning of(String metric) {
        String name = CAMEL_CASE.matcher(metric).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
        for (Meaning meaning : IN_ORDER) {
            if (meaning.words.matcher(name).find()) {
                return meaning;
            }
        }
        return UNKNOWN;
    }

    /** What a move of it is a sign of. */
    Family family() {
        return family;
    }

    /** Whether it measures what a component uses up by itself: it hardly moves when somebody else is at fault. */
    boolean isResource() {
        return family == Family.CPU || family == Family.MEMORY;
    }

    /** The part of a move that is bad: the move itself, turned round, or its size where both directions may be bad. */
    double badness(double move) {
        return badDirection == 0 ? Math.abs(move) : move * badDirection;
    }
}
