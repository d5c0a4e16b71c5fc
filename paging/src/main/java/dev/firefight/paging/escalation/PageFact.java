package dev.firefight.paging.escalation;

import dev.firefight.paging.roster.Contact;
import java.time.Instant;
import java.util.Optional;

/** What happened to the pages of an incident. Each is known by the number of its entry in the stream of the incident's pages. */
public sealed interface PageFact {
    /** What brings a page about. */
    enum Cause {
        /** An alert. */
        ALERT,
        /** Somebody in the incident asked for help. */
        REQUEST,
        /** Somebody has been alone with it for long. */
        ALONE,
        /** Customers have been hurt for long. */
        IMPACT
    }

    /**
     * Somebody is needed.
     *
     * @param cause what brought it about
     * @param policy by which people are called one after the other; empty where one person is called by name
     * @param person the one who is called by name; empty where a policy is followed
     * @param reason why, for whoever is woken
     */
    record PageOpened(Cause cause, Optional<String> policy, Optional<String> person, String reason)
            implements PageFact {}

    /**
     * A step was taken.
     *
     * @param page which page
     * @param round from 1
     * @param step of the policy, from 1
     */
    record StepTaken(long page, long round, long step) implements PageFact {}

    /**
     * A person is to be told. The number of this entry is the number of the message.
     *
     * @param page for which page
     * @param person who
     */
    record PersonPaged(long page, String person) implements PageFact {}

    /**
     * A step reached nobody.
     *
     * @param page which page
     * @param whom whom it would have called
     * @param reason why not, for people
     */
    record NobodyFound(long page, String whom, String reason) implements PageFact {}

    /**
     * Nothing is left by which a person could be told; the others of the step are waited for, or else the next step is taken.
     *
     * @param message which message
     * @param reason why, for people
     */
    record Unreachable(long message, String reason) implements PageFact {}

    /**
     * A message is on its way: whoever reads this leaves it alone for a while.
     *
     * @param message which message
     * @param channel by what
     * @param node the process that sends it
     * @param linkHash of the secret in the link by which whoever reads this message acknowledges
     * @param bundle of all that travel as one, the same; empty for one that travels alone
     */
    record SendingStarted(long message, Contact.Channel channel, String node, String linkHash, Optional<String> bundle)
            implements PageFact {}

    /**
     * A message arrived at whoever carries it on.
     *
     * @param receipt what they call it; may be empty
     */
    record Sent(long message, Contact.Channel channel, String receipt) implements PageFact {}

    /**
     * A message did not get away.
     *
     * @param reason why not, for people
     * @param again when it is tried again; empty for never
     */
    record SendingFailed(long message, Contact.Channel channel, String reason, Optional<Instant> again)
            implements PageFact {}

    /**
     * Somebody takes care.
     *
     * @param person who
     * @param way how they said so, as "a link in an e-mail"
     */
    record Acknowledged(String person, String way) implements PageFact {}

    /**
     * Somebody who was called cannot take care: whoever comes next in the policy is called at once.
     *
     * @param page which page
     * @param person who
     * @param way how they said so, as "a key on the phone"
     */
    record PassedOn(long page, String person, String way) implements PageFact {}

    /**
     * A page is over without anybody having acknowledged it.
     *
     * @param page which page
     * @param reason why, for people
     */
    record PageClosed(long page, String reason) implements PageFact {}

    /**
     * Everybody was called as often as the policy says, and nobody answered.
     *
     * @param page which page
     */
    record PageExhausted(long page) implements PageFact {}
}
