package dev.firefight.server.slack;

import dev.firefight.incident.Alarm;
import dev.firefight.incident.Course;
import dev.firefight.incident.Duty;
import dev.firefight.incident.Entry;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Person;
import dev.firefight.incident.Policy;
import dev.firefight.incident.Role;
import dev.firefight.incident.Staffing;
import dev.firefight.server.channel.PlainText;
import dev.firefight.server.channel.slack.SlackApi;
import dev.firefight.server.channel.slack.SlackPost;
import dev.firefight.server.channel.slack.SlackPost.Block;
import dev.firefight.server.channel.slack.SlackPost.Button;
import dev.firefight.server.incidents.FactKinds;
import dev.firefight.server.incidents.Timeline;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a room is told.
 *
 * @param policy what severities are called
 * @param wording a fact in words for people, one line
 */
record RoomLines(Policy policy, Function<Entry, String> wording) {
    private static final int MOST_NAME = 70;
    private static final int MOST_TITLE_OF_NAME = 40;
    private static final int MOST_LINE = 300;
    private static final int MOST_LINES = 2_700;

    /** Of whoever wrote them. */
    private static final Set<String> TOLD = Set.of(
            "severity-set",
            "impact-started",
            "impact-described",
            "impact-ended",
            "role-taken",
            "role-handed-over",
            "role-released",
            "escalated",
            "hypothesis-proposed",
            "hypothesis-refuted",
            "hypothesis-confirmed",
            "decided",
            "change-started",
            "change-finished",
            "change-rolled-back",
            "change-reported",
            "changes-collide",
            "verification-started",
            "verification-passed",
            "verification-failed",
            "workaround-applied",
            "stabilised",
            "second-wave-seen",
            "update-posted",
            "alert-fired",
            "alerts-ended",
            "page-acknowledged",
            "page-unanswered",
            "resolved",
            "reopened");

    /** Of people only: the program sees and links more than anybody reads in a room. */
    private static final Set<String> TOLD_OF_PEOPLE = Set.of("observed", "asked", "answered", "linked", "corrected");

    /** The name of a channel. */
    static String name(String prefix, Timeline timeline, int namesTaken) {
        String title = SlackApi.channelName(
                timeline.state().declared().map(Course.Declared::title).orElse(""));
        String shortened = title.substring(0, Math.min(MOST_TITLE_OF_NAME, title.length()));
        String name = prefix + timeline.number() + "-" + shortened;
        String base = SlackApi.channelName(name.substring(0, Math.min(MOST_NAME, name.length())));
        return namesTaken == 0 ? base : base + "-" + (namesTaken + 1);
    }

    /** How bad it is, who commands, and where to look. */
    String topic(Timeline timeline, URI address) {
        Incident state = timeline.state();
        String severity = state.severity().map(policy::name).orElse("severity not set");
        String commander = state.holder(Role.COMMANDER)
                .map(Duty::person)
                .map(one -> PlainText.line(one.name(), 60) + " commands")
                .orElse("nobody commands");
        return (state.isOpen() ? "" : "Resolved · ") + severity + " · " + commander + " · "
                + link(address, timeline.number());
    }

    static URI link(URI address, long incident) {
        return URI.create(address + "/incidents/" + incident);
    }

    /** The first message: what is known. */
    SlackPost first(Timeline timeline, URI address) {
        long number = timeline.number();
        Incident state = timeline.state();
        String title = "#" + number + " "
                + state.declared().map(Course.Declared::title).orElse("");
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(title));
        blocks.add(new Block.Text(known(timeline)));
        blocks.add(new Block.Buttons(List.of(
                new Button.Press(SlackPost.ACKNOWLEDGE, "Acknowledge", "incident-" + number, true),
                new Button.Press(Deeds.TAKE_COMMAND, "Take command", "incident-" + number, false),
                new Button.Open("open", "Open", link(address, number)))));
        blocks.add(new Block.Small(
                "Write with /firefight say …, hypothesis …, change …, update …; /firefight help tells all."));
        return new SlackPost(title, blocks);
    }

    private String known(Timeline timeline) {
        Incident state = timeline.state();
        List<String> lines = new ArrayList<>();
        if (state.declared().filter(Course.Declared::isDrill).isPresent()) {
            lines.add("This is a drill.");
        }
        lines.add("Severity: " + state.severity().map(policy::name).orElse("nobody said yet"));
        lines.add("Commander: "
                + state.holder(Role.COMMANDER).map(one -> one.person().name()).orElse("nobody yet"));
        state.impact().map(one -> "Impact: " + cut(one.users())).ifPresent(lines::add);
        lines.addAll(lines(timeline.entries()));
        return joined(lines);
    }

    /** What happened, a line each; empty where nothing did that a room is told. */
    Optional<SlackPost> more(List<Entry> entries) {
        List<String> lines = lines(entries);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new SlackPost(lines.getFirst(), List.of(new Block.Text(joined(lines)))));
    }

    private List<String> lines(List<Entry> entries) {
        return entries.stream().filter(RoomLines::isTold).map(this::line).toList();
    }

    private static boolean isTold(Entry entry) {
        String kind = FactKinds.ALL.name(entry.fact());
        return TOLD.contains(kind)
                || (TOLD_OF_PEOPLE.contains(kind) && !entry.by().equals(Person.PROGRAM));
    }

    private String line(Entry entry) {
        String by = entry.by().equals(Person.PROGRAM) ? "" : entry.by().name() + ": ";
        return "• " + by + cut(wording.apply(entry));
    }

    private static String cut(String text) {
        return PlainText.line(text, MOST_LINE);
    }

    private static String joined(List<String> lines) {
        StringBuilder text = new StringBuilder();
        int told = 0;
        for (String line : lines) {
            if (text.length() + line.length() > MOST_LINES) {
                break;
            }
            text.append(told == 0 ? "" : "\n").append(line);
            told++;
        }
        return told == lines.size()
                ? text.toString()
                : text + "\nand " + (lines.size() - told) + " more, in the timeline";
    }

    /** Everybody whom entries name or who wrote them. */
    static Set<Person> people(List<Entry> entries) {
        Set<Person> people = new LinkedHashSet<>();
        for (Entry entry : entries) {
            people.add(entry.by());
            switch (entry.fact()) {
                case Alarm.Paged one -> people.add(one.person());
                case Alarm.PageAcknowledged one -> people.add(one.person());
                case Staffing.RoleTaken one -> people.add(one.person());
                case Staffing.RoleHandedOver one -> people.add(one.to());
                default -> {
                    // It names nobody who is needed.
                }
            }
        }
        people.remove(Person.PROGRAM);
        return people;
    }
}
