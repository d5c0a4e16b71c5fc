package dev.firefight.server.change;

import dev.firefight.server.change.ChangeFact.Reported;
import dev.firefight.server.change.ChangeFact.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A change as far as it was reported.
 *
 * @param number of the entry that brought it, in the whole journal
 * @param reportedAt when that was
 * @param facts all that was said of it, later words in the place of earlier ones
 */
public record ReportedChange(long number, Instant reportedAt, Reported facts) {
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?i)(.*[^a-z])?(dev|develop|development|test|testing|tests|qa|uat|stage|staging|preview|previews"
                    + "|sandbox|local|ci|demo|nonprod|preprod|review)([^a-z].*)?");

    /** How it stands after one more report. */
    ReportedChange with(Reported next) {
        boolean isOver = facts.state() != State.STARTED && next.state() == State.STARTED;
        Instant began = next.beganAt().isBefore(facts.beganAt()) ? next.beganAt() : facts.beganAt();
        return new ReportedChange(
                number,
                reportedAt,
                new Reported(
                        facts.integration(),
                        facts.id(),
                        next.type(),
                        isOver ? facts.state() : next.state(),
                        next.services().isEmpty() ? facts.services() : next.services(),
                        later(facts.source(), next.source()),
                        later(facts.environment(), next.environment()),
                        later(facts.revision(), next.revision()),
                        later(facts.summary(), next.summary()),
                        later(facts.author(), next.author()),
                        next.link().or(facts::link),
                        began,
                        isOver ? facts.endedAt() : next.endedAt().or(facts::endedAt)));
    }

    private static String later(String before, String now) {
        return now.isEmpty() ? before : now;
    }

    /** Whether it is being made still. */
    public boolean isRunning() {
        return facts.state() == State.STARTED;
    }

    /** Whether it takes place where no customer is, by the name of its environment: such a change explains and disturbs nothing. */
    public boolean isElsewhere() {
        return ELSEWHERE.matcher(facts.environment()).matches();
    }

    /** Whether it is one of a service; letters large or small count as the same. */
    public boolean isOf(String service) {
        return facts.services().stream().anyMatch(one -> one.equalsIgnoreCase(service));
    }

    /** What was changed, of what, in a line: {@code checkout: v42 (revision 1a2b3c4d5e6f)}. */
    public String brief() {
        String service = facts.services().isEmpty() ? "" : String.join(", ", facts.services()) + ": ";
        boolean saysRevision = facts.revision().isEmpty() || facts.summary().contains(shortRevision());
        return service + facts.summary() + (saysRevision ? "" : " (revision " + shortRevision() + ")");
    }

    /** Its revision, of a hash the first 12 digits. */
    public String shortRevision() {
        String revision = facts.revision();
        return revision.matches("[0-9a-f]{40,64}") ? revision.substring(0, 12) : revision;
    }

    /** How far it is, in a word. */
    public String stateWord() {
        return facts.state().name().toLowerCase(Locale.ROOT);
    }

    /** When it ended; empty while it is being made, or where nobody said when. */
    public Optional<Instant> endedAt() {
        return isRunning() ? Optional.empty() : facts.endedAt();
    }

    /** Whose; may be empty. */
    public List<String> services() {
        return facts.services();
    }
}
