package dev.firefight.paging.escalation;

import dev.firefight.paging.escalation.PageFact.Cause;
import dev.firefight.paging.escalation.PageFact.PageOpened;
import dev.firefight.paging.roster.Contact;
import dev.firefight.paging.roster.Contact.Channel;
import dev.firefight.paging.roster.EscalationPolicy;
import dev.firefight.paging.roster.Member;
import dev.firefight.paging.roster.Roster;
import dev.firefight.paging.roster.Schedule;
import dev.firefight.paging.roster.Step;
import dev.firefight.paging.roster.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages of one incident as facts with their times, and a clock that goes where it is told to. */
final class Callers {
    static final Duration PATIENCE = Duration.ofMinutes(5);
    static final Duration LEASE = Duration.ofMinutes(2);

    final List<PageFact> facts = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();
    Instant now;

    Callers(String start) {
        now = Instant.parse(start);
    }

    static Member member(String name, Contact... contacts) {
        return new Member(name, List.of(contacts));
    }

    static Contact contact(Channel channel, long afterSeconds) {
        return new Contact(channel, "somewhere", Duration.ofSeconds(afterSeconds));
    }

    static Member reached(String name) {
        return member(name, contact(Channel.NTFY, 0));
    }

    static EscalationPolicy policy(String name, int rounds, Target... steps) {
        List<Step> all = new ArrayList<>();
        for (Target one : steps) {
            all.add(new Step(List.of(one), PATIENCE));
        }
        return new EscalationPolicy(name, all, rounds, List.of(), Duration.ofMinutes(30), List.of());
    }

    static Target person(String name) {
        return new Target.OfMember(name);
    }

    static Roster roster(List<Member> members, List<Schedule> schedules, EscalationPolicy... policies) {
        return new Roster(members, List.of(), schedules, List.of(policies), List.of(), List.of());
    }

    /** Folded anew each time: nothing is known but what was written. */
    Pages pages() {
        Pages all = Pages.NONE;
        for (int at = 0; at < facts.size(); at++) {
            all = all.with(at + 1L, times.get(at), facts.get(at));
        }
        return all;
    }

    long write(PageFact fact) {
        facts.add(fact);
        times.add(now);
        return facts.size();
    }

    long open(String policy) {
        return write(new PageOpened(Cause.ALERT, Optional.of(policy), Optional.empty(), "slow"));
    }

    long call(String person) {
        return write(new PageOpened(Cause.REQUEST, Optional.empty(), Optional.of(person), "help"));
    }

    /** What is due now, written down; who is called by it. */
    List<String> round(Roster roster) {
        List<PageFact> due = Escalation.due(pages(), roster, now);
        due.forEach(this::write);
        return due.stream()
                .flatMap(one -> one instanceof PageFact.PersonPaged(long _, String person)
                        ? List.of(person).stream()
                        : List.<String>of().stream())
                .toList();
    }

    List<String> after(Duration time, Roster roster) {
        now = now.plus(time);
        return round(roster);
    }

    void started(long message, Channel channel, String node) {
        write(new PageFact.SendingStarted(message, channel, node, "hash", Optional.empty()));
    }

    void refused(long message, Channel channel) {
        started(message, channel, "here");
        write(new PageFact.SendingFailed(message, channel, "refused", Optional.empty()));
    }

    /** What is planned, as channel and seconds from now. */
    List<String> planned(Roster roster, String node) {
        return Deliveries.planned(pages(), roster, node, LEASE, now).stream()
                .map(one -> one.message().person() + " " + one.contact().channel() + " "
                        + Duration.between(now, one.at()).toSeconds())
                .toList();
    }

    Page.State state(long page) {
        return Optional.ofNullable(pages().pages().get(page)).orElseThrow().state();
    }
}
