package dev.firefight.incident;

import java.net.URI;
import java.util.Optional;

/** What monitoring and those who deploy told, and who was woken for it. Only the program writes these. */
public sealed interface Alarm extends Fact {
    /**
     * An alert fires that belongs to the incident.
     *
     * @param name of the alert
     * @param service it is about; empty where nothing says so
     * @param severity in the word of whoever sent it; may be empty
     * @param text what is wrong
     * @param because why it belongs to this incident; empty for the first
     * @param more how many others came at once, that are not told one by one
     * @param link where to look at it
     */
    record AlertFired(
            String name, String service, String severity, String text, String because, long more, Optional<URI> link)
            implements Alarm {
        /** Checks the texts. */
        public AlertFired {
            name = Words.line("name of the alert", name);
            service = Words.optional("service", service);
            severity = Words.optional("severity", severity);
            text = Words.optional("text", text);
            because = Words.optional("reason", because);
        }
    }

    /** All alerts of the incident have ended, which does not mean that it is over. */
    record AlertsEnded(String what) implements Alarm {
        /** Checks the text. */
        public AlertsEnded {
            what = Words.text("text", what);
        }
    }

    /**
     * Somebody is called.
     *
     * @param why what they are called for
     */
    record Paged(Person person, String why) implements Alarm {
        /** Checks the text. */
        public Paged {
            why = Words.optional("reason", why);
        }
    }

    /**
     * Somebody who was called takes care.
     *
     * @param way how they said so
     */
    record PageAcknowledged(Person person, String way) implements Alarm {
        /** Checks the text. */
        public PageAcknowledged {
            way = Words.optional("way", way);
        }
    }

    /** Nobody could be called, or nobody answered. */
    record PageUnanswered(String why) implements Alarm {
        /** Checks the text. */
        public PageUnanswered {
            why = Words.text("reason", why);
        }
    }

    /**
     * Somebody or something outside of the incident changes production where it burns.
     *
     * @param what was changed, in a line
     * @param service whose; several are parted by commas
     * @param state how far it is, as {@code started}
     * @param revision that it brings; may be empty
     * @param author who does it; empty where nobody is named
     * @param because what it has to do with this incident
     * @param link where to look at it
     */
    record ChangeReported(
            String what,
            String service,
            String state,
            String revision,
            String author,
            String because,
            Optional<URI> link)
            implements Alarm {
        /** Checks the texts. */
        public ChangeReported {
            what = Words.text("change", what);
            service = Words.optional("service", service);
            state = Words.optional("state", state);
            revision = Words.optional("revision", revision);
            author = Words.optional("author", author);
            because = Words.optional("reason", because);
        }
    }

    /**
     * Two acts on production at once, so that nobody can tell which of them helped or hurt.
     *
     * @param first what was begun first, and where
     * @param firstBy who does that; empty where nobody is named
     * @param second what was begun while it lasts
     * @param secondBy who does that; empty where nobody is named
     * @param because why the two are taken to stand against each other
     */
    record ChangesCollide(String first, String firstBy, String second, String secondBy, String because)
            implements Alarm {
        /** Checks the texts. */
        public ChangesCollide {
            first = Words.text("first change", first);
            firstBy = Words.optional("who made it", firstBy);
            second = Words.text("second change", second);
            secondBy = Words.optional("who made it", secondBy);
            because = Words.text("reason", because);
        }
    }
}
