package dev.firefight.server.paging;

import dev.firefight.incident.Consent;
import dev.firefight.incident.Course.Declared;
import dev.firefight.incident.Course.Expectation;
import dev.firefight.incident.Course.SeveritySet;
import dev.firefight.incident.Person;
import dev.firefight.incident.Severity;
import dev.firefight.paging.episode.Episode;
import dev.firefight.paging.episode.Gravity;
import dev.firefight.paging.episode.Verdict;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Outcome;
import dev.firefight.server.incidents.Timeline;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Declares incidents for alerts: how they are called, and how bad they are taken to be. */
final class Declaring {
    private static final int MOST_TITLE_CHARS = 200;

    private final Incidents incidents;

    /** Over all incidents. */
    Declaring(Incidents incidents) {
        this.incidents = incidents;
    }

    /**
     * Declares one, under the number of its first episode, so that an incident that was declared just before the program was killed is not
     * declared again. What is only tried is a drill.
     *
     * @return its number
     */
    long declare(Verdict.Open open) {
        String key = "episode/" + open.episodes().getFirst().id();
        Episode gravest = gravest(open.episodes());
        boolean isTest = open.episodes().stream().allMatch(one -> one.alert().isTest());
        Outcome outcome = incidents.declare(
                Person.PROGRAM, new Declared(title(gravest), isTest, Expectation.UNKNOWN), Optional.of(key));
        if (!(outcome instanceof Outcome.Written written)) {
            throw new IllegalStateException("the rules refuse an incident for " + key);
        }
        severity(gravest.alert().gravity())
                .ifPresent(severity -> incidents.propose(
                        written.incident(),
                        Person.PROGRAM,
                        new SeveritySet(
                                severity, "the alert says " + gravest.alert().severity()),
                        new Consent.None(),
                        Optional.of(key + "/severity")));
        return written.incident();
    }

    /**
     * Makes an incident worse that graver alerts join, as long as no person has said how bad it is; told once, under the number of the gravest.
     */
    void worsen(long incident, List<Episode> joining) {
        Episode gravest = gravest(joining);
        Optional<Severity> severity = severity(gravest.alert().gravity());
        Optional<Timeline> timeline = severity.flatMap(_ -> incidents.timeline(incident));
        boolean isWorse = timeline.isPresent()
                && timeline.get()
                        .state()
                        .severity()
                        .map(severity.get()::isWorseThan)
                        .orElse(true);
        if (isWorse && !isJudged(timeline.get())) {
            incidents.propose(
                    incident,
                    Person.PROGRAM,
                    new SeveritySet(
                            severity.get(), "the alert says " + gravest.alert().severity()),
                    new Consent.None(),
                    Optional.of("episode/" + gravest.id() + "/severity"));
        }
    }

    private static boolean isJudged(Timeline timeline) {
        return timeline.entries().stream()
                .anyMatch(one -> one.fact() instanceof SeveritySet && !one.by().equals(Person.PROGRAM));
    }

    /** What episodes are about, in a line: the gravest of them, and how many more. */
    static String title(List<Episode> episodes) {
        String first = title(gravest(episodes));
        return episodes.size() == 1 ? first : first + ", and " + (episodes.size() - 1) + " more alerts";
    }

    /** The first of the gravest. */
    private static Episode gravest(List<Episode> episodes) {
        return episodes.stream()
                .min(Comparator.comparing(one -> one.alert().gravity()))
                .orElseThrow();
    }

    private static String title(Episode episode) {
        String name = episode.alert().name();
        String summary = episode.alert().summary();
        String service = episode.alert().service().map(one -> one + ": ").orElse("");
        String title = service + (summary.equals(name) ? name : name + " (" + summary + ")");
        String line = title.replaceAll("\\s+", " ").strip();
        return line.length() <= MOST_TITLE_CHARS ? line : line.substring(0, MOST_TITLE_CHARS - 1) + "…";
    }

    private static Optional<Severity> severity(Gravity gravity) {
        return switch (gravity) {
            case WORST -> Optional.of(Severity.SEV_1);
            case SEVERE -> Optional.of(Severity.SEV_2);
            case SERIOUS -> Optional.of(Severity.SEV_3);
            case OTHER -> Optional.empty();
        };
    }
}
