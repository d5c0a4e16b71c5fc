package dev.firefight.practice.scenario;

import java.util.List;
import java.util.Locale;

/** Scenarios of one kind, as many as there are seeds. The same seed makes the same scenario on any machine. */
public final class Family {
    private final String id;
    private final String says;
    private final double weight;
    private final List<Cause> causes;
    private final String lesson;

    Family(String id, String says, double weight, List<Cause> causes, String lesson) {
        this.id = id;
        this.says = says;
        this.weight = weight;
        this.causes = List.copyOf(causes);
        this.lesson = lesson;
    }

    /** Its name. */
    public String id() {
        return id;
    }

    /** What its scenarios have in common, in one line. */
    public String says() {
        return says;
    }

    /** The faults that can be behind its scenarios. */
    public List<String> faults() {
        return causes.stream().map(Cause::fault).toList();
    }

    double weight() {
        return weight;
    }

    List<Cause> causes() {
        return causes;
    }

    String lesson() {
        return lesson;
    }

    /** The scenario of a seed. It is named by both, such as {@code bad-release-00c0ffee}. */
    public Scenario scenario(long seed) {
        return new Drawing(this, seed).scenario();
    }

    String scenarioId(long seed) {
        return String.format(Locale.ROOT, "%s-%08x", id, seed);
    }
}
