package dev.firefight.server.channel;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is said to a person. Titles and texts may hold whatever a stranger wrote: control characters become spaces, and what is too long is
 * cut, lest a page be lost for it.
 *
 * @param id the key by which receivers drop what comes twice: 1 to 200 visible signs of ASCII
 * @param title one line, at most 300 signs
 * @param text any number of lines, at most 20,000 signs; may be empty
 * @param acknowledge a page that asks for one tap. To open it alone must acknowledge nothing, since scanners of mail open links; a POST does
 * @param open where there is more to see. Messages with the same one belong together
 * @param urgency how much it may disturb
 */
public record Message(
        String id, String title, String text, Optional<URI> acknowledge, Optional<URI> open, Urgency urgency) {
    /** The most signs of a title. */
    public static final int MOST_TITLE = 300;

    /** The most signs of a text. */
    public static final int MOST_TEXT = 20_000;

    private static final int MOST_LINK = 2_000;
    private static final Pattern ID = Pattern.compile("[!-~]{1,200}");

    /** {@link IllegalArgumentException} for an id or a link that no program of ours makes. */
    public Message {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of a message is 1 to 200 visible signs of ASCII");
        }
        title = PlainText.line(title, MOST_TITLE);
        if (title.isEmpty()) {
            throw new IllegalArgumentException("a message has a title");
        }
        text = PlainText.lines(text, MOST_TEXT);
        acknowledge.ifPresent(Message::check);
        open.ifPresent(Message::check);
    }

    private static void check(URI link) {
        String scheme = Optional.ofNullable(link.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("http"))
                || link.getHost() == null
                || link.toASCIIString().length() > MOST_LINK) {
            throw new IllegalArgumentException(
                    "a link of a message is a whole address of http or https, of at most " + MOST_LINK + " signs");
        }
    }

    /** The acknowledge link is a secret of whoever gets the message, so that it is left out. */
    @Override
    public String toString() {
        return "Message[" + id + ", " + urgency + "]";
    }
}
