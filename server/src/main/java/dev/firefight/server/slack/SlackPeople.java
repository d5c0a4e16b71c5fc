package dev.firefight.server.slack;

import dev.firefight.incident.Person;
import dev.firefight.paging.roster.Contact;
import dev.firefight.paging.roster.Member;
import dev.firefight.paging.roster.Roster;
import dev.firefight.server.access.Access;
import dev.firefight.server.access.Account;
import dev.firefight.server.access.Permission;
import dev.firefight.server.channel.slack.SlackApi;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who it is that does something in Slack. A member of the workspace is known where exactly one person of the set-up has their id as contact of
 * Slack, and has an open account of the same name that may write. An address of mail does not suffice: members can alter theirs. That somebody is in
 * the workspace, as a member or a guest, lets nobody in.
 */
final class SlackPeople {
    private final Workspaces workspaces;
    private final Supplier<Roster> roster;
    private final Access access;

    /** Who it is. */
    sealed interface Who {
        /**
         * Somebody who may write.
         *
         * @param person as in timelines
         * @param member as in the roster
         */
        record Known(Person person, String member) implements Who {}

        /**
         * Nobody who may.
         *
         * @param words how they can be let in
         */
        record Stranger(String words) implements Who {}
    }

    SlackPeople(Workspaces workspaces, Supplier<Roster> roster, Access access) {
        this.workspaces = workspaces;
        this.roster = roster;
        this.access = access;
    }

    /**
     * Who it is.
     *
     * @param team of whoever asks, as Slack says
     * @param member their id there
     */
    Who find(String team, String member) {
        Optional<SlackApi.Identity> own = workspaces.identity();
        if (own.isEmpty()) {
            return new Who.Stranger(
                    "Firefight cannot ask Slack which workspace this is, so that nothing was written. Try again"
                            + " in a moment, or work on Firefight's own pages.");
        }
        if (!own.get().team().equals(team)) {
            return new Who.Stranger("This Firefight belongs to another workspace, so that nothing was written.");
        }
        List<Member> some = roster.get().members().stream()
                .filter(one -> one.contacts().stream()
                        .anyMatch(contact -> contact.channel() == Contact.Channel.SLACK
                                && contact.address().strip().equals(member)))
                .limit(2)
                .toList();
        if (some.size() > 1) {
            return new Who.Stranger("Several people of the set-up have your id " + member
                    + ", so that nothing was written. Ask an administrator of Firefight to correct that.");
        }
        if (some.isEmpty()) {
            return new Who.Stranger(
                    "Firefight does not know you yet, so that nothing was written. Ask an administrator to let"
                            + " you in: with an account that may respond, and your id as contact {slack: " + member
                            + "} beside the same name in the set-up of people.");
        }
        String name = some.getFirst().name();
        return access.account(name)
                .filter(one -> one.permission().includes(Permission.RESPONDER))
                .map(Account::name)
                .<Who>map(account -> new Who.Known(new Person(account), name))
                .orElseGet(() -> new Who.Stranger("There is no open account " + name
                        + " that may write, so that nothing was written. Ask an administrator of Firefight for one."));
    }

    /** The address of somebody in Slack, an id or an address of mail. */
    Optional<String> address(Person person) {
        return roster.get()
                .member(person.name())
                .flatMap(one -> one.address(Contact.Channel.SLACK))
                .map(String::strip);
    }
}
