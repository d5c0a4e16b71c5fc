package dev.firefight.incident;

import java.net.URI;
import java.util.Optional;

/** What monitoring noticed, and who was woken for it. Only the program writes these. */
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
}
