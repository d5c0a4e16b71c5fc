package dev.firefight.practice.drill;

import dev.firefight.incident.Action.FollowUpKind;
import dev.firefight.incident.Bucket;
import dev.firefight.incident.Fact;
import dev.firefight.incident.Person;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What somebody does in a drill. */
public sealed interface Deed {
    /** The longest text. */
    int MOST_CHARS = 4_000;

    /** Something is written into the timeline; entries are counted in their order in the log. */
    record Said(Fact fact) implements Deed {}

    /**
     * Something is done to production.
     *
     * @param act as at the console, such as {@code roll-back service=cart}
     * @param change the entry of the timeline that told of it; empty where nobody was told
     */
    record Acted(String act, Optional<Long> change) implements Deed {
        /** Checks the text. */
        public Acted {
            act = Texts.needed("act", act);
        }
    }

    /**
     * Somebody looks at what production says.
     *
     * @param at where, as at the console, such as {@code logs cart}
     */
    record Looked(String at) implements Deed {
        /** Checks the text. */
        public Looked {
            at = Texts.needed("at", at);
        }
    }

    /**
     * A hint is taken.
     *
     * @param hint which, counted from 1
     */
    record Hinted(long hint) implements Deed {}

    /**
     * What is behind it, as far as somebody knows. The last one counts.
     *
     * @param bucket the kind of cause; empty where nothing is wrong
     * @param causes each a component and what went wrong there, such as {@code cart: connection-leak}
     * @param change the change that set it off, by its number among all that were told of; empty where none did
     * @param confidence how sure one is that the first cause is right, in percent
     */
    record Diagnosed(Optional<Bucket> bucket, List<String> causes, Optional<Long> change, long confidence)
            implements Deed {
        /** The most causes. */
        public static final int MOST_CAUSES = 5;

        /** Checks texts and numbers. */
        public Diagnosed {
            causes = causes.stream().map(one -> Texts.needed("causes", one)).toList();
            if (causes.size() > MOST_CAUSES) {
                throw new IllegalArgumentException("at most " + MOST_CAUSES + " causes");
            }
            if (confidence < 0 || confidence > 100) {
                throw new IllegalArgumentException("\"confidence\" is a number of percent, from 0 to 100");
            }
        }
    }

    /**
     * What is written up when it is over. The last one counts.
     *
     * @param from when users began to suffer, after the beginning
     * @param until when that ended
     * @param users how many were not answered well
     * @param root the component in which it began
     * @param trigger what set it off
     * @param contributing what made it possible or worse
     * @param lesson what to take away
     */
    record Reviewed(
            Duration from, Duration until, long users, String root, String trigger, String contributing, String lesson)
            implements Deed {
        /** Checks the texts. */
        public Reviewed {
            root = Texts.optional("root", root);
            trigger = Texts.optional("trigger", trigger);
            contributing = Texts.optional("contributing", contributing);
            lesson = Texts.optional("lesson", lesson);
        }
    }

    /**
     * What is going to be done, so that it does not happen again or hurts less.
     *
     * @param purpose what it is good for
     * @param act the same as an act at the console, where it is one: the scenario is run again with it done before
     */
    record Promised(FollowUpKind purpose, String what, Person owner, LocalDate due, String act) implements Deed {
        /** Checks the texts. */
        public Promised {
            what = Texts.needed("what", what);
            act = Texts.optional("act", act);
        }
    }

    /**
     * It is over, and what was not to be known is told.
     *
     * @param scenario its exact name
     * @param seed that decided all that was left to chance
     * @param nonce that was committed to with both
     */
    record Revealed(String scenario, long seed, String nonce) implements Deed {
        /** What was committed to. */
        public Secret secret() {
            return new Secret(scenario, seed, nonce);
        }
    }
}
