package dev.firefight.paging.escalation;

import dev.firefight.paging.escalation.Message.Delivery;
import dev.firefight.paging.roster.Member;
import dev.firefight.paging.roster.Roster;
import java.util.Optional;

/** Whether there is any way left to tell a person something. */
final class Reach {
    static final String NO_CONTACTS = "no way to reach them stands in the roster";

    private Reach() {}

    static boolean isKnown(String person, Roster roster) {
        return roster.member(person).filter(one -> !one.contacts().isEmpty()).isPresent();
    }

    /** Why a message can arrive no more; empty where it did, or still can. */
    static Optional<String> lost(Message message, Roster roster) {
        boolean isUnderWay = message.deliveries().values().stream().anyMatch(one -> !one.isGivenUp());
        if (isUnderWay) {
            return Optional.empty();
        }
        Optional<Member> member = roster.member(message.person());
        if (member.isEmpty()) {
            return Optional.of("nobody of this name is in the roster any more");
        }
        if (member.get().contacts().isEmpty()) {
            return Optional.of(NO_CONTACTS);
        }
        return member.get().contacts().stream().allMatch(one -> message.delivery(one.channel())
                        .filter(Delivery::isGivenUp)
                        .isPresent())
                ? Optional.of("every way to reach them failed")
                : Optional.empty();
    }
}
