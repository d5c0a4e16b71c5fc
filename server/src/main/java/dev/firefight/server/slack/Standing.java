package dev.firefight.server.slack;

import dev.firefight.incident.Course;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Role;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Timeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How incidents stand, in a few lines.
 *
 * @param incidents all of them
 */
record Standing(Incidents incidents) {
    private static final int MOST_LISTED = 15;

    /** One of them. */
    String of(Timeline timeline) {
        Incident state = timeline.state();
        List<String> lines = new ArrayList<>();
        lines.add(title(timeline));
        lines.add("Severity: " + severity(state, "nobody said yet"));
        lines.add("Commander: "
                + state.holder(Role.COMMANDER).map(one -> one.person().name()).orElse("nobody"));
        if (!state.isOpen()) {
            lines.add("It is resolved.");
        }
        if (state.isHurting()) {
            lines.add("Customers are hurt.");
        }
        state.changesInTheWay().stream()
                .findFirst()
                .map(one -> "Change: " + one.brief() + ", " + one.standing())
                .ifPresent(lines::add);
        return String.join("\n", lines);
    }

    private static String title(Timeline timeline) {
        return "#" + timeline.number() + " "
                + timeline.state().declared().map(Course.Declared::title).orElse("");
    }

    private String severity(Incident state, String otherwise) {
        return state.severity().map(incidents.policy()::name).orElse(otherwise);
    }

    /** Those that are open, the newest first. */
    String ofAll(Collection<Long> open) {
        if (open.isEmpty()) {
            return "No incident is open.";
        }
        List<String> lines = new ArrayList<>();
        lines.add(open.size() + (open.size() == 1 ? " incident is open:" : " incidents are open:"));
        open.stream()
                .sorted(Comparator.reverseOrder())
                .limit(MOST_LISTED)
                .flatMap(one -> incidents.timeline(one).stream())
                .map(one -> title(one) + " (" + severity(one.state(), "severity not set") + ")")
                .forEach(lines::add);
        return String.join("\n", lines);
    }
}
