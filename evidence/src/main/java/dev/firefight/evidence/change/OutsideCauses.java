package dev.firefight.evidence.change;

import dev.firefight.evidence.Evidence;
import dev.firefight.telemetry.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What speaks for a cause that is no change; the patterns are in {@code outside.txt}. */
final class OutsideCauses {
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final int LEAST_COUNT_OF_SAME = 5;
    /** What happened stands at the front of a text. */
    private static final int MAX_CHARS = 600;

    private static final List<Sign> SIGNS =
            Tables.lines("outside.txt").stream().map(Sign::parse).toList();
    private static final Pattern STATUS_TROUBLE =
            insensitive("outage|degrad|elevated|incident|investigat|disrupt|5xx|error|unavailab|down\\b|partial|major");
    private static final Pattern HOST =
            insensitive("\\b(?:[a-z0-9-]{1,63}\\.){1,8}(?:com|io|net|org|dev|cloud|ai|co|app|us|eu)\\b");
    private static final Pattern INSIDE =
            insensitive("\\.(svc|local|internal|cluster)\\b|(^|\\.)(github|golang|pkg|k8s)\\.|localhost");
    private static final Pattern HOST_TROUBLE =
            insensitive("\\b5\\d\\d\\b|timeout|timed out|deadline|unavailable|reset|refused|overloaded|no such host");
    private static final Pattern ITEM =
            insensitive("\\b[\\w.]*(?:id|offset|key|record|partition|tenant|object)=([\\w.\\-:/]{3,})");
    private static final Pattern TRAFFIC =
            insensitive("^(?!.*(duration|latency|time|size|err|fail)).*(req|rps|traffic|visits|hits_per)");
    private static final Set<String> SATURATED = Words.stems(Tables.words("saturated"));

    private OutsideCauses() {}

    /** Something that speaks for a cause outside. */
    record Outside(double odds, Evidence evidence) {}

    /** All that speaks for a cause outside, strongest first; each thing once. */
    static List<Outside> of(Trouble trouble, List<Change> changes) {
        List<Outside> found = new ArrayList<>();
        List<Said> errors = trouble.said().stream()
                .filter(Said::isError)
                .map(said -> said.cutTo(MAX_CHARS))
                .toList();
        providers(errors, changes, trouble.onsets().alarm(), found);
        hosts(errors, found);
        SIGNS.stream().map(Sign::what).distinct().forEach(what -> signs(what, errors, found));
        sameItem(errors, found);
        surge(trouble, found);
        found.sort(Comparator.comparingDouble((Outside outside) -> -outside.odds)
                .thenComparing(outside -> outside.evidence.text()));
        return found;
    }

    /** A provider reports trouble, and the errors name it. */
    private static void providers(List<Said> errors, List<Change> changes, long alarm, List<Outside> found) {
        for (Change report : changes) {
            String provider = report.provider().toLowerCase(Locale.ROOT);
            if (report.kind() == Change.Kind.STATUS
                    && !provider.isEmpty()
                    && report.timeNanos() <= alarm + HOUR_NANOS
                    && STATUS_TROUBLE
                            .matcher(report.title() + " " + report.body())
                            .find()
                    && errors.stream()
                            .anyMatch(error ->
                                    error.text().toLowerCase(Locale.ROOT).contains(provider))) {
                found.add(new Outside(
                        Odds.PROVIDER_REPORTS,
                        evidence(
                                Evidence.Kind.STATUS,
                                report.id().isEmpty() ? report.provider() : report.id(),
                                1,
                                Odds.PROVIDER_REPORTS,
                                report.timeNanos(),
                                "provider: " + report.provider() + " reports trouble, and the errors name it: "
                                        + report.title())));
                return;
            }
        }
    }

    private static void hosts(List<Said> errors, List<Outside> found) {
        for (Said error : errors) {
            Matcher host = HOST.matcher(error.text());
            while (host.find()) {
                if (!INSIDE.matcher(host.group()).find()
                        && HOST_TROUBLE.matcher(error.text()).find()) {
                    found.add(
                            outside(Odds.OUTSIDE_HOST, "provider: errors at the outside host " + host.group(), error));
                    return;
                }
            }
        }
    }

    private static void signs(String what, List<Said> errors, List<Outside> found) {
        for (Said error : errors) {
            for (Sign sign : SIGNS) {
                if (sign.what.equals(what) && sign.pattern.matcher(error.text()).find()) {
                    found.add(outside(sign.odds, what + ": " + error.text(), error));
                    return;
                }
            }
        }
    }

    /** Somebody counted many errors of one pattern that still names a record: every one of them named the same. */
    private static void sameItem(List<Said> errors, List<Outside> found) {
        for (Said error : errors) {
            Matcher item = ITEM.matcher(error.text());
            boolean isCounted = error.selector().equals(error.text()) && error.count() >= LEAST_COUNT_OF_SAME;
            if (isCounted && item.find()) {
                String text = "bad data: every one of " + error.count() + " errors names the same " + item.group();
                found.add(outside(Odds.SAME_ITEM, text, error));
                return;
            }
        }
    }

    /** Traffic rose, before or with the symptom, at a service that nobody calls. */
    private static void surge(Trouble trouble, List<Outside> found) {
        Map<String, Double> words = trouble.words();
        boolean isSaturated = SATURATED.stream().anyMatch(words::containsKey);
        Set<String> called = trouble.called();
        trouble.departures().stream()
                .filter(moved -> TRAFFIC.matcher(moved.metric()).find()
                        && !called.contains(moved.service())
                        && moved.departure().timeNanos() <= trouble.onsets().symptom() + trouble.stepNanos()
                        && growth(moved.departure()) >= Odds.SURGE_LEAST_EFOLDS)
                .max(Comparator.comparingDouble((Trouble.Moved moved) -> growth(moved.departure()))
                        .thenComparing(Trouble.Moved::service))
                .ifPresent(moved -> {
                    Departure departure = moved.departure();
                    double odds = Math.min(
                            Odds.SURGE_MOST,
                            Odds.SURGE_EFOLD * growth(departure) + (isSaturated ? Odds.SURGE_SATURATED : 0));
                    String text = String.format(
                            Locale.ROOT,
                            "surge: traffic at %s rose %.1f times before the symptom",
                            moved.service(),
                            Math.exp(growth(departure)));
                    found.add(new Outside(
                            odds,
                            new Evidence(
                                    Evidence.Kind.METRIC,
                                    moved.metric(),
                                    "median",
                                    departure.before(),
                                    departure.after(),
                                    "",
                                    odds / Evidence.NATS_PER_BIT,
                                    OptionalLong.of(departure.timeNanos()),
                                    text,
                                    Optional.empty())));
                });
    }

    private static double growth(Departure departure) {
        return departure.before() > 0 && departure.after() > 0 ? Math.log(departure.after() / departure.before()) : 0;
    }

    private static Outside outside(double odds, String text, Said said) {
        return new Outside(
                odds, evidence(said.kind(), said.selector(), said.count(), odds, said.timeNanos(), firstLine(text)));
    }

    private static Evidence evidence(
            Evidence.Kind kind, String selector, long count, double odds, long time, String text) {
        return new Evidence(
                kind,
                selector,
                "times seen",
                0,
                count,
                "",
                odds / Evidence.NATS_PER_BIT,
                OptionalLong.of(time),
                text,
                Optional.empty());
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end > 0 ? text.substring(0, end) : text;
    }

    private static Pattern insensitive(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    private record Sign(String what, double odds, Pattern pattern) {
        static Sign parse(String line) {
            int first = line.indexOf('|');
            int second = line.indexOf('|', first + 1);
            return new Sign(
                    line.substring(0, first).trim(),
                    Double.parseDouble(line.substring(first + 1, second).trim()),
                    insensitive(line.substring(second + 1).trim()));
        }
    }
}
