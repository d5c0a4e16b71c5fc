package dev.firefight.paging.roster;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who can be called.
 *
 * @param name as everywhere
 * @param contacts how they are reached, in the order in which it is tried
 */
public record Member(String name, List<Contact> contacts) {
    /** Copies the list. */
    public Member {
        contacts = List.copyOf(contacts);
    }

    /** The first address of a channel. */
    public Optional<String> address(Contact.Channel channel) {
        return contacts.stream()
                .filter(one -> one.channel() == channel)
                .map(Contact::address)
                .findFirst();
    }
}
