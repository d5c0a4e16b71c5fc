package dev.firefight.incident;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an entry says, for people.
 *
 * @param label what kind of entry, in a word or three
 * @param tone how it stands out
 * @param text what was written
 * @param details the rest, each with a name
 * @param about the entry that it speaks of; empty where it stands alone
 * @param moment that it names; empty where it names none
 */
public record Telling(
        String label, Tone tone, String text, List<Detail> details, Optional<Long> about, Optional<Moment> moment) {
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** How an entry stands out. */
    public enum Tone {
        /** Something was seen or said. */
        PLAIN,
        /** It gets better. */
        GOOD,
        /** It gets worse, or something failed. */
        BAD,
        /** Somebody acts on production. */
        ACTION,
        /** Somebody supposes or decides. */
        THOUGHT,
        /** The program reminds. */
        REMINDER;

        /** The name of its style. */
        public String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One of several things that an entry says.
     *
     * @param link where it leads on the web; empty for what is no address
     */
    public record Detail(String name, String value, Optional<URI> link) {
        private static final Set<String> WEB = Set.of("http", "https");

        /** One that leads nowhere. */
        public Detail(String name, String value) {
            this(name, value, Optional.empty());
        }

        /** An address, which is a link only where it leads to the web. */
        public static Detail address(String name, Optional<URI> address) {
            return new Detail(
                    name,
                    address.map(URI::toString).orElse(""),
                    address.filter(
                            one -> WEB.contains(String.valueOf(one.getScheme()).toLowerCase(Locale.ROOT))));
        }
    }

    /** A moment, after the words that say what is then. */
    public record Moment(String words, Instant at) {}

    /** Copies the list. */
    public Telling {
        details = List.copyOf(details);
    }

    private static Telling plain(String label, Tone tone, String text, Detail... details) {
        List<Detail> told = new ArrayList<>();
        for (Detail detail : details) {
            if (!detail.value().isEmpty()) {
                told.add(detail);
            }
        }
        return new Telling(label, tone, text, told, Optional.empty(), Optional.empty());
    }

    private Telling about(long entry) {
        return new Telling(label, tone, text, details, Optional.of(entry), moment);
    }

    private Telling at(String words, Instant at) {
        return new Telling(label, tone, text, details, about, Optional.of(new Moment(words, at)));
    }

    /** All of it in a line. */
    public String line() {
        StringBuilder line = new StringBuilder(text);
        details.forEach(detail -> line.append(line.isEmpty() ? "" : " · ")
                .append(detail.name())
                .append(detail.name().endsWith("?") ? " " : ": ")
                .append(detail.value()));
        moment.ifPresent(one -> line.append(line.isEmpty() ? "" : " · ")
                .append(one.words())
                .append(' ')
                .append(FULL.format(one.at())));
        return line.toString();
    }

    /** What a fact says. */
    public static Telling of(Fact fact, Policy policy) {
        return switch (fact) {
            case Course one -> course(one, policy);
            case Impact one -> impact(one);
            case Staffing one -> staffing(one);
            case Inquiry one -> inquiry(one);
            case Action one -> action(one);
            case Message one -> message(one);
            case Alarm one -> alarm(one);
            case Note one -> note(one);
        };
    }

    private static Telling course(Course fact, Policy policy) {
        return switch (fact) {
            case Course.Declared one ->
                plain(
                        one.isDrill() ? "Drill declared" : "Declared",
                        Tone.BAD,
                        one.title(),
                        new Detail("Customers hurt for more than 15 minutes?", Terms.of(one.willHurtLong())));
            case Course.SeveritySet one -> plain("Severity " + policy.name(one.severity()), Tone.PLAIN, one.reason());
            case Course.Stabilised one -> plain("Stable", Tone.GOOD, one.how());
            case Course.SecondWaveSeen one -> plain("Second wave", Tone.BAD, one.what());
            case Course.Resolved one -> plain("Resolved", Tone.GOOD, one.summary());
            case Course.Reopened one -> plain("Reopened", Tone.BAD, one.why());
        };
    }

    private static Telling impact(Impact fact) {
        return switch (fact) {
            case Impact.ImpactStarted one ->
                plain("Customers are hurt", Tone.BAD, "").at("since", one.since());
            case Impact.ImpactDescribed one ->
                plain(
                        "Impact",
                        Tone.PLAIN,
                        one.users(),
                        new Detail("Features", one.features()),
                        new Detail("Money", one.money()));
            case Impact.ImpactEnded one ->
                plain("Customers are well again", Tone.GOOD, "").at("since", one.since());
        };
    }

    private static Telling staffing(Staffing fact) {
        return switch (fact) {
            case Staffing.RoleTaken one ->
                plain("Role", Tone.PLAIN, one.person().name() + " is " + Terms.role(one.role()) + ".");
            case Staffing.RoleHandedOver one ->
                plain(
                        "Hand-over",
                        Tone.PLAIN,
                        one.to().name() + " is " + Terms.role(one.role()) + " now, after "
                                + one.from().name() + ".",
                        new Detail("State", one.state()));
            case Staffing.RoleReleased one ->
                plain("Role", Tone.PLAIN, one.person().name() + " is no longer " + Terms.role(one.role()) + ".");
            case Staffing.Escalated one -> plain("Escalated to " + one.to(), Tone.ACTION, one.why());
        };
    }

    private static Telling inquiry(Inquiry fact) {
        return switch (fact) {
            case Inquiry.Observed one ->
                plain("Observation", Tone.PLAIN, one.what(), new Detail("Seen in", Terms.of(one.source())));
            case Inquiry.Asked one -> plain("Question", Tone.THOUGHT, one.question());
            case Inquiry.Answered one ->
                plain("Answer", Tone.PLAIN, one.answer()).about(one.question());
            case Inquiry.HypothesisProposed one ->
                plain(
                        "Hypothesis · " + Terms.of(one.bucket()),
                        Tone.THOUGHT,
                        one.cause(),
                        new Detail("Likelihood", Terms.of(one.likelihood())),
                        new Detail("Would explain", Terms.of(one.impact())),
                        new Detail("Work to test", Terms.of(one.testCost())),
                        new Detail("Quickest test", one.test()));
            case Inquiry.HypothesisSupported one ->
                plain("Speaks for it", Tone.THOUGHT, one.evidence(), new Detail("Seen in", Terms.of(one.source())))
                        .about(one.hypothesis());
            case Inquiry.HypothesisRefuted one ->
                plain("Refuted", Tone.THOUGHT, one.evidence(), new Detail("Seen in", Terms.of(one.source())))
                        .about(one.hypothesis());
            case Inquiry.HypothesisConfirmed one ->
                plain("Confirmed", Tone.GOOD, one.evidence(), new Detail("Seen in", Terms.of(one.source())))
                        .about(one.hypothesis());
            case Inquiry.HypothesisPinned one ->
                plain("Pinned", Tone.THOUGHT, "It stays on top of the board.").about(one.hypothesis());
            case Inquiry.HypothesisUnpinned one ->
                plain("Unpinned", Tone.THOUGHT, "It goes back to its place on the board.")
                        .about(one.hypothesis());
            case Inquiry.TestStarted one ->
                plain(
                                "Test begun",
                                Tone.ACTION,
                                one.what(),
                                new Detail("Work", Terms.of(one.cost())),
                                new Detail("Risk", Terms.of(one.risk())))
                        .about(one.hypothesis());
            case Inquiry.TestFinished one ->
                plain("Test done", Tone.PLAIN, one.result()).about(one.test());
        };
    }

    private static Telling action(Action fact) {
        return switch (fact) {
            case Action.Decided one ->
                plain(
                        "Decision · " + Terms.of(one.choice()),
                        Tone.THOUGHT,
                        one.what(),
                        new Detail("Why", one.why()),
                        new Detail("Costs later", one.costsLater()));
            case Action.ChangeStarted one ->
                plain(
                        "Change · " + Terms.of(one.purpose()),
                        Tone.ACTION,
                        one.what(),
                        new Detail("Where", one.where()),
                        new Detail("Expected", one.expectedEffect()),
                        new Detail("Signals", one.signals()),
                        new Detail("Way back", one.wayBack()));
            case Action.ChangeFinished one ->
                plain("Change in place", Tone.ACTION, one.outcome()).about(one.change());
            case Action.ChangeRolledBack one ->
                plain("Rolled back", Tone.ACTION, one.why()).about(one.change());
            case Action.VerificationStarted one -> {
                Telling told = plain("Watching recovery", Tone.ACTION, one.checks());
                yield one.change().map(told::about).orElse(told);
            }
            case Action.VerificationPassed one ->
                plain("Verified", Tone.GOOD, one.evidence()).about(one.verification());
            case Action.VerificationFailed one ->
                plain("It did not help", Tone.BAD, one.evidence()).about(one.verification());
            case Action.WorkaroundApplied one ->
                plain("Workaround", Tone.ACTION, one.what(), new Detail("Real fix", owned(one.owner(), one.due())));
            case Action.WorkaroundOwned one ->
                plain("Real fix planned", Tone.PLAIN, owned(Optional.of(one.owner()), Optional.of(one.due())))
                        .about(one.workaround());
            case Action.WorkaroundReplaced one ->
                plain("Real fix made", Tone.GOOD, one.how()).about(one.workaround());
            case Action.FollowUpOpened one ->
                plain(
                        "Follow-up · " + Terms.of(one.purpose()),
                        Tone.PLAIN,
                        one.what(),
                        new Detail("By", owned(one.owner(), one.due())));
            case Action.FreezeLifted one ->
                plain("Freeze lifted", Tone.ACTION, "Deployments go on for " + Terms.duration(one.duration()) + ".");
        };
    }

    private static String owned(Optional<Person> owner, Optional<LocalDate> due) {
        String who = owner.map(Person::name).orElse("nobody yet");
        return due.map(day -> who + ", until " + day).orElse(who);
    }

    private static Telling message(Message fact) {
        return switch (fact) {
            case Message.UpdatePosted one -> {
                Telling told = plain(
                        "Update for " + Terms.of(one.audience()).toLowerCase(Locale.ROOT), Tone.PLAIN, one.text());
                yield one.nextBy().map(at -> told.at("next update by", at)).orElse(told);
            }
            case Message.Linked one ->
                plain("Link", Tone.PLAIN, one.title(), Detail.address("Address", Optional.of(one.target())));
            case Message.Attached one ->
                plain(
                        "File",
                        Tone.PLAIN,
                        one.name(),
                        new Detail("Size", one.bytes() + " bytes"),
                        new Detail("SHA-256", one.sha256()));
        };
    }

    private static Telling alarm(Alarm fact) {
        return switch (fact) {
            case Alarm.AlertFired one -> {
                String more = one.more() == 0 ? "" : " And " + one.more() + " more.";
                yield plain(
                        "Alert · " + one.name(),
                        Tone.BAD,
                        one.text() + more,
                        new Detail("Service", one.service()),
                        new Detail("Severity", one.severity()),
                        new Detail("Belongs here", one.because()),
                        Detail.address("Link", one.link()));
            }
            case Alarm.AlertsEnded one -> plain("Alerts ended", Tone.GOOD, one.what());
            case Alarm.Paged one -> plain("Paged", Tone.ACTION, one.person().name() + ": " + one.why());
            case Alarm.PageAcknowledged one ->
                plain("Page acknowledged", Tone.GOOD, one.person().name() + " takes care, by " + one.way() + ".");
            case Alarm.PageUnanswered one -> plain("Page unanswered", Tone.BAD, one.why());
            case Alarm.ChangeReported one ->
                plain(
                        "Change reported" + (one.state().isEmpty() ? "" : " · " + one.state()),
                        one.state().equals("failed") ? Tone.BAD : Tone.ACTION,
                        one.what(),
                        new Detail("Service", one.service()),
                        new Detail("Revision", one.revision()),
                        new Detail("By", one.author()),
                        new Detail("Belongs here", one.because()),
                        Detail.address("Link", one.link()));
            case Alarm.ChangesCollide one ->
                plain(
                        "Two changes at once",
                        Tone.BAD,
                        one.because(),
                        new Detail("First", one.first()),
                        new Detail("First by", one.firstBy().isEmpty() ? "nobody is named" : one.firstBy()),
                        new Detail("Second", one.second()),
                        new Detail("Second by", one.secondBy().isEmpty() ? "nobody is named" : one.secondBy()));
        };
    }

    private static Telling note(Note fact) {
        return switch (fact) {
            case Note.Corrected one ->
                plain("Correction", Tone.PLAIN, one.text()).about(one.entry());
            case Note.Overridden one ->
                plain("Rule overridden", Tone.BAD, one.reason(), new Detail("Rule", one.rule()));
            case Note.Imported one ->
                plain(
                        "Imported",
                        Tone.PLAIN,
                        "All above was taken over from " + one.from() + ", where it is incident " + one.number() + ".");
            case Note.Recorded one -> plain("Recording", Tone.PLAIN, one.text());
            case Note.ClockRang one -> plain("Reminder", Tone.REMINDER, reminder(one.clock()));
        };
    }

    /** What a clock says when it has run out. */
    public static String reminder(ClockKind clock) {
        return switch (clock) {
            case COMMANDER_MISSING -> "Nobody commands. Take it, or name somebody.";
            case SEVERITY_MISSING -> "Nobody said how bad it is. When in doubt, the higher.";
            case SCRIBE_MISSING -> "Nobody keeps the timeline. Name a scribe.";
            case UPDATE_DUE -> "Others wait for an update.";
            case ESCALATION_DUE -> "Customers are hurt for more than 15 minutes, or may be: tell management now.";
            case COMMANDER_TIRED -> "The commander is on duty for long: hand over.";
            case SCRIBE_TIRED -> "The scribe is on duty for long: hand over.";
            case WORKAROUND_OVERDUE -> "The day of a workaround has passed: make the real fix, or plan it anew.";
            case SOAK_OVER -> "It was watched long enough: say whether it holds.";
        };
    }
}
