package dev.firefight.server.web;

import dev.firefight.document.wire.Value;
import dev.firefight.evidence.Evidence;
import dev.firefight.evidence.Findings;
import dev.firefight.evidence.Onset;
import dev.firefight.evidence.Suspect;
import dev.firefight.evidence.TraceExemplar;
import dev.firefight.evidence.drawing.Chart;
import dev.firefight.evidence.drawing.Chart.Mark;
import dev.firefight.evidence.drawing.HumanNumbers;
import dev.firefight.evidence.drawing.HumanTimes;
import dev.firefight.evidence.drawing.Markup;
import dev.firefight.evidence.drawing.SafeText;
import dev.firefight.evidence.drawing.ServiceMapPicture;
import dev.firefight.evidence.drawing.Waterfall;
import dev.firefight.evidence.log.LogShift;
import dev.firefight.evidence.metric.GoldenSignals.Signal;
import dev.firefight.incident.Action.ChangeFinished;
import dev.firefight.incident.Action.VerificationPassed;
import dev.firefight.incident.Action.VerificationStarted;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Inquiry.Source;
import dev.firefight.incident.Terms;
import dev.firefight.server.access.Caller;
import dev.firefight.server.access.Permission;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.investigation.Exhibit;
import dev.firefight.server.investigation.Exhibit.Said;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.live.Reading;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was seen of an incident, as a page shows it.
 *
 * @param timeline of the incident
 * @param exhibit what was seen; empty where nothing is kept
 * @param canInvestigate whether there is anything to be read
 * @param service of which it is shown; empty for all
 * @param pick the item that is pointed at; empty for none
 * @param caller who looks
 */
record EvidenceView(
        Timeline timeline,
        Optional<Exhibit> exhibit,
        boolean canInvestigate,
        String service,
        String pick,
        Caller caller) {
    /** Of all services the signals of so many are drawn; those of others are a link away. */
    private static final int MOST_DRAWN = 6;

    /** Suspects of whom a hypothesis may have been made. */
    private static final int MOST_SUSPECTS = 3;

    /** Below this nobody is marked as a suspect. */
    private static final double LEAST_LIKELIHOOD = 0.01;

    private static final int MOST_LOGS = 60;
    private static final int MOST_TEXT = 400;
    private static final int MOST_NAME = 80;
    private static final Pattern ADDRESS =
            Pattern.compile("/incidents/([0-9]{1,18})/evidence\\?[A-Za-z0-9=&%_.+*-]{1,900}(?:#[a-z0-9-]{1,40})?");

    /**
     * Something that can be pointed at and put on the timeline.
     *
     * @param id its place on the page, the same each time
     * @param title what it is
     * @param numbers how it moved
     * @param picture of it; nothing where it is words only
     * @param note what stands below
     * @param source how direct it is
     * @param told what is written into the timeline
     */
    record Item(String id, String title, String numbers, Markup picture, String note, Source source, String told) {
        String sourceWord() {
            return Value.word(source);
        }
    }

    /** A service in the list of them. */
    record Name(String name, String address, String sign, boolean isShown) {}

    /** Items under a heading. */
    record Group(String id, String title, String text, List<Item> items) {}

    /** The address of a view. */
    static String address(long incident, String service, String pick) {
        String query = Stream.of(query("service", service), query("pick", pick))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining("&"));
        return "/incidents/" + incident + "/evidence" + (query.isEmpty() ? "" : "?" + query)
                + (pick.isEmpty() ? "" : "#" + pick);
    }

    private static String query(String name, String value) {
        return value.isEmpty() ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The address of a view of this incident that a text holds. */
    static Optional<String> addressIn(String text, long incident) {
        Matcher found = ADDRESS.matcher(text);
        return found.find() && found.group(1).equals(String.valueOf(incident))
                ? Optional.of(found.group())
                : Optional.empty();
    }

    String room() {
        return "/incidents/" + timeline.number();
    }

    String title() {
        return timeline.state().declared().orElseThrow().title();
    }

    /** Whether the one who looks may put something on the timeline. */
    boolean mayPin() {
        return caller.permission().includes(Permission.RESPONDER);
    }

    private Findings findings() {
        return exhibit.orElseThrow().findings();
    }

    private long onset() {
        return findings().onset().timeNanos();
    }

    /** What was read, and when it began. */
    String summary() {
        Findings found = findings();
        String began = found.onset().origin() == Onset.Origin.ASSUMED
                ? "nothing shows when it began"
                : "it began at " + HumanTimes.second(onset()) + " UTC: "
                        + found.onset().reason();
        return SafeText.line(
                HumanTimes.window(found.startNanos(), found.endNanos()) + " was read; " + began + ".", MOST_TEXT);
    }

    Markup map() {
        return ServiceMapPicture.of(findings());
    }

    /** All services, suspects first. */
    List<Name> services() {
        return names().stream()
                .map(name -> new Name(
                        name,
                        address(timeline.number(), name.equals(service) ? "" : name, ""),
                        suspect(name)
                                .filter(one -> one.rank() == 1 || one.likelihood() >= LEAST_LIKELIHOOD)
                                .map(one -> "suspect " + one.rank() + ", " + HumanNumbers.likelihood(one.likelihood()))
                                .orElse(""),
                        name.equals(service)))
                .toList();
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        findings().suspects().stream()
                .map(Suspect::service)
                .filter(one -> !one.isEmpty())
                .forEach(names::add);
        exhibit.orElseThrow().signals().entrySet().stream()
                .sorted(Comparator.comparingDouble(one -> -one.getValue().stream()
                        .mapToDouble(Signal::distance)
                        .max()
                        .orElse(0)))
                .forEach(one -> names.add(one.getKey()));
        names.addAll(new TreeSet<>(findings().map().services()));
        return names;
    }

    private Optional<Suspect> suspect(String name) {
        return findings().suspects().stream()
                .filter(one -> one.service().equals(name))
                .findFirst();
    }

    /** What speaks against each suspect. */
    List<Group> suspects() {
        return findings().suspects().stream()
                .filter(one -> service.isEmpty()
                        ? one.rank() <= MOST_SUSPECTS
                        : one.service().equals(service))
                .map(one -> new Group(
                        "suspect-" + one.rank(),
                        one.rank() + ". " + SafeText.line(one.name(), MOST_NAME) + ", "
                                + HumanNumbers.likelihood(one.likelihood()),
                        SafeText.line(Headline.beyondEvidence(one), MOST_TEXT),
                        one.evidence().stream()
                                .map(evidence -> item(one, evidence))
                                .toList()))
                .toList();
    }

    private Item item(Suspect suspect, Evidence one) {
        String id = id("evidence", suspect.name(), one.kind().id(), one.selector());
        String numbers = HumanNumbers.comparison(one);
        return new Item(
                id,
                SafeText.line(one.text(), MOST_TEXT),
                numbers,
                one.curve()
                        .map(curve -> Chart.of(
                                "chart-" + id,
                                new Chart.Words(one.selector(), numbers, HumanNumbers.unitOf(one)),
                                curve,
                                onset(),
                                marks()))
                        .orElse(Markup.NONE),
                SafeText.line(one.selector(), MOST_TEXT),
                switch (one.kind()) {
                    case METRIC, ALERT -> Source.METRIC;
                    case LOG -> Source.LOG;
                    case TRACE -> Source.TRACE;
                    case CHANGE, STATUS -> Source.OPINION;
                },
                told(
                        SafeText.line(suspect.name(), MOST_NAME) + ": " + SafeText.line(one.text(), MOST_TEXT)
                                + (numbers.isEmpty() ? "" : " (" + numbers + ")"),
                        id));
    }

    /** The golden signals of the service that is shown, or of the first few. */
    List<Group> signals() {
        return names().stream()
                .filter(name -> exhibit.orElseThrow().signals().containsKey(name))
                .filter(name -> service.isEmpty() || name.equals(service))
                .limit(MOST_DRAWN)
                .map(name -> new Group(
                        id("service", name),
                        SafeText.line(name, MOST_NAME),
                        "",
                        exhibit.orElseThrow().signals().getOrDefault(name, List.of()).stream()
                                .map(this::item)
                                .toList()))
                .toList();
    }

    private Item item(Signal one) {
        String id = id("signal", one.service(), one.kind().name());
        String unit = one.unit().equals("1") && one.kind() == dev.firefight.evidence.metric.GoldenSignals.Kind.ERRORS
                ? "ratio"
                : one.unit();
        String numbers = "median " + HumanNumbers.of(one.before(), unit) + " → " + HumanNumbers.of(one.after(), unit);
        String title = Terms.word(Value.word(one.kind()));
        String others = one.others() == 0
                ? ""
                : ", of " + HumanNumbers.count(one.others() + 1L, "series", "series") + " the one that moved most";
        return new Item(
                id,
                title,
                numbers,
                Chart.of(
                        "chart-" + id,
                        new Chart.Words(title + " of " + one.service(), numbers, unit),
                        one.curve(),
                        onset(),
                        marks()),
                SafeText.line(one.selector(), MOST_TEXT) + others,
                Source.METRIC,
                told(
                        title + " of " + SafeText.line(one.service(), MOST_NAME) + ": " + numbers + " since "
                                + HumanTimes.second(onset()) + " UTC",
                        id));
    }

    /** When something was changed or verified. */
    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (Entry entry : timeline.entries()) {
            String label =
                    switch (entry.fact()) {
                        case ChangeFinished _ -> "changed";
                        case VerificationStarted _ -> "watching";
                        case VerificationPassed _ -> "verified";
                        default -> "";
                    };
            if (!label.isEmpty()) {
                marks.add(new Mark(Timestamps.toNanos(entry.at()), label));
            }
        }
        return marks;
    }

    /** What services say now and did not before, and the other way round. */
    List<Group> logs() {
        return Stream.of(LogShift.Kind.values())
                .map(kind -> new Group(
                        "logs-" + Value.word(kind),
                        switch (kind) {
                            case NEW -> "New";
                            case MORE -> "More often";
                            case LESS -> "Less often";
                            case GONE -> "Gone";
                        },
                        "",
                        exhibit.orElseThrow().logs().stream()
                                .filter(one -> one.shift().kind() == kind)
                                .filter(one -> service.isEmpty()
                                        || one.shift().service().equals(service))
                                .limit(MOST_LOGS)
                                .map(this::item)
                                .toList()))
                .filter(group -> !group.items().isEmpty())
                .toList();
    }

    private Item item(Said one) {
        LogShift shift = one.shift();
        String id = id("log", shift.service(), one.example());
        String numbers = HumanNumbers.count(shift.before()) + " → " + HumanNumbers.count(shift.after())
                + (shift.severity() >= 17 ? ", errors" : "");
        String name = shift.service().isEmpty() ? "logs" : SafeText.line(shift.service(), MOST_NAME);
        return new Item(
                id,
                name,
                numbers,
                Markup.NONE,
                SafeText.line(one.example(), MOST_TEXT),
                Source.LOG,
                told(name + " logs (" + numbers + "): " + SafeText.line(one.example(), MOST_TEXT), id));
    }

    /** Failed and slow requests. */
    List<Item> requests() {
        return exhibit.orElseThrow().requests().stream()
                .filter(one -> service.isEmpty()
                        || one.spans().stream().anyMatch(bar -> bar.service().equals(service)))
                .map(this::item)
                .toList();
    }

    private Item item(TraceExemplar one) {
        String id = id("request", one.traceId());
        return new Item(
                id,
                "",
                "",
                Waterfall.of(one),
                "",
                Source.TRACE,
                told(
                        "A request " + SafeText.line(one.why(), MOST_TEXT) + ", trace "
                                + SafeText.line(one.traceId(), 64),
                        id));
    }

    /** What came of each source. */
    List<Reading> readings() {
        return exhibit.orElseThrow().readings();
    }

    static String outcome(Reading reading) {
        return switch (reading.outcome()) {
            case READ -> "read";
            case IN_PART -> "read in part";
            case NOT_READ -> "not read";
        };
    }

    /** How much of each kind was found, and what it cost. */
    static String found(Reading reading) {
        String found = reading.notes().found().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(one ->
                        HumanNumbers.count(one.getValue()) + " " + one.getKey().words())
                .collect(Collectors.joining(", "));
        return (found.isEmpty() ? "nothing of this time" : found) + "; "
                + HumanNumbers.count(reading.queries(), "query", "queries")
                + (reading.budget().left() == Integer.MAX_VALUE
                        ? ""
                        : ", " + HumanNumbers.count(reading.budget().left()) + " more may be asked in this minute");
    }

    private String told(String what, String id) {
        return what + "\n" + address(timeline.number(), service, id);
    }

    /** The same for the same thing, also after it was read once more. */
    private static String id(String... parts) {
        return parts[0] + "-" + Integer.toHexString(String.join("\n", parts).hashCode());
    }
}
