package dev.firefight.server.change;

import dev.firefight.incident.Change;
import dev.firefight.server.change.ChangeFact.Sort;
import dev.firefight.server.change.Wording.Revisions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which acts on production stand against each other, so that nobody can tell which of them helped: pure functions.
 *
 * <p>A change of the incident and one that is reported while it is in the way collide, unless the reported one <em>is</em> the other, as the
 * pipeline tells it. That it is, is told by what a person wrote (what, and where):
 *
 * <ul>
 *   <li>it names the revision that is reported ("deploy v43", "roll back to 1a2b3c4");
 *   <li>it names no other one, speaks of such a change ("deploy", "roll back", "flag", …), and names the service; or the one who reports is
 *       the one who wrote it, and it names no other service.
 * </ul>
 *
 * <p>It is not, where it names another revision, or where the reported one is that which is being rolled back; nor where the reported one
 * began well after the other was in place.
 *
 * <p>Two reported changes of one service collide where one begins while the other is being made. They are one act where they bring the same
 * revision. Two senders, such as a pipeline and what it sets off, count as one act, unless both name people, and others.
 */
final class Collisions {
    /** Reports come late, and people write down late what they did. */
    static final Duration LATE = Duration.ofMinutes(5);

    /** What began before that, and of which no end was reported, is taken for over. */
    static final Duration LONGEST = Duration.ofHours(2);

    private static final Pattern DEPLOYS =
            Pattern.compile("(?is).*\\b(deploy\\w*|redeploy\\w*|roll\\w*|revert\\w*|releas\\w*"
                    + "|ship\\w*|upgrad\\w*|downgrad\\w*|promot\\w*|version\\w*|sync\\w*|images?|undo\\w*)\\b.*");
    private static final Pattern CONFIGURES =
            Pattern.compile("(?is).*\\b(config\\w*|settings?|parameters?|limits?|variables?|timeouts?|scal\\w*)\\b.*");
    private static final Pattern SWITCHES =
            Pattern.compile("(?is).*\\b(flags?|toggl\\w*|switch\\w*|turn\\w*|enabl\\w*|disabl\\w*)\\b.*");

    private Collisions() {}

    /** Whether a reported change acts on production. */
    static boolean isAct(ReportedChange change) {
        return change.facts().type() != Sort.COMMIT && !change.isElsewhere();
    }

    /**
     * Whether a change of an incident, which is in the way, collides with one that is reported.
     *
     * @param known names of services
     */
    static boolean collide(Change own, ReportedChange reported, Set<String> known, Instant now) {
        boolean isAtOnce =
                own.isInTheWay() && isAct(reported) && !end(reported, now).isBefore(own.at());
        return isAtOnce && !isTheSame(own, reported, known);
    }

    /** Whether a reported change is what somebody wrote down as a change of the incident. */
    static boolean isTheSame(Change own, ReportedChange reported, Set<String> known) {
        if (own.placedAt()
                .filter(at -> reported.facts().beganAt().isAfter(at.plus(LATE)))
                .isPresent()) {
            return false;
        }
        String text = own.started().what() + "\n" + own.started().where();
        Revisions written = Wording.revisions(text);
        Set<String> told = revisions(reported);
        if (Wording.meet(written.targets(), told)) {
            return true;
        }
        if (Wording.meet(written.left(), told) || Wording.areComparable(written.targets(), told)) {
            return false;
        }
        boolean namesIt = reported.services().stream().anyMatch(one -> Wording.names(text, one));
        boolean namesOthers = !namesIt && known.stream().anyMatch(one -> Wording.names(text, one));
        boolean isOneOfTheirs = namesIt
                || (!namesOthers
                        && Wording.isSamePerson(
                                own.by().name(), reported.facts().author()));
        return isOneOfTheirs && speaksOf(reported.facts().type(), text);
    }

    private static boolean speaksOf(Sort type, String text) {
        return switch (type) {
            case DEPLOYMENT, COMMIT -> DEPLOYS.matcher(text).matches();
            case CONFIG ->
                CONFIGURES.matcher(text).matches() || DEPLOYS.matcher(text).matches();
            case FLAG -> SWITCHES.matcher(text).matches();
            case OTHER ->
                DEPLOYS.matcher(text).matches()
                        || CONFIGURES.matcher(text).matches()
                        || SWITCHES.matcher(text).matches();
        };
    }

    /** Whether two reported changes collide. */
    static boolean collide(ReportedChange one, ReportedChange other, Instant now) {
        boolean areApart = one.number() != other.number() && isAct(one) && isAct(other);
        boolean areOfOne = one.services().stream().anyMatch(other::isOf);
        return areApart && areOfOne && areAtOnce(one, other, now) && !areOneAct(one, other);
    }

    private static boolean areOneAct(ReportedChange one, ReportedChange other) {
        if (Wording.meet(revisions(one), revisions(other))) {
            return true;
        }
        String author = one.facts().author();
        String another = other.facts().author();
        boolean areOfOneSender = one.facts().integration().equals(other.facts().integration());
        boolean areOfTwoPeople = !author.isBlank() && !another.isBlank() && !Wording.isSamePerson(author, another);
        return !areOfOneSender && !areOfTwoPeople;
    }

    private static boolean areAtOnce(ReportedChange one, ReportedChange other, Instant now) {
        boolean isInOrder = !other.facts().beganAt().isBefore(one.facts().beganAt());
        ReportedChange first = isInOrder ? one : other;
        ReportedChange second = isInOrder ? other : one;
        return end(first, now).isAfter(second.facts().beganAt());
    }

    private static Instant end(ReportedChange change, Instant now) {
        Instant began = change.facts().beganAt();
        if (!change.isRunning()) {
            return change.endedAt().orElse(began);
        }
        return began.plus(LONGEST).isBefore(now) ? began.plus(LONGEST) : now;
    }

    private static Set<String> revisions(ReportedChange change) {
        Revisions told = Wording.revisions(change.facts().summary());
        Set<String> all =
                new HashSet<>(Wording.revisions(change.facts().revision()).targets());
        all.addAll(told.targets());
        return all;
    }
}
