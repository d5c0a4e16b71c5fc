package dev.firefight.server.channel.twilio;

import dev.firefight.server.channel.Message;
import dev.firefight.server.channel.PlainText;
import java.net.URI;

/**
 * What a call says, and what it waits for, in the language that Twilio speaks.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml/gather">what is pressed</a>
 */
public final class Twiml {
    /** The key that acknowledges. */
    public static final String ACKNOWLEDGE = "4";

    /** The key that hands on to who is called next. */
    public static final String ESCALATE = "6";

    private static final String KEYS =
            "Press " + ACKNOWLEDGE + " to acknowledge, " + ESCALATE + " to hand on to who is called next.";

    private static final int MOST_TITLE = 250;
    private static final int MOST_SAID = 500;
    private static final int SAID_TIMES = 3;
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>";
    private static final String END = "</Response>";

    private Twiml() {}

    /**
     * Says a message up to three times, and waits for a key after each, where there is something to acknowledge. At most 4,000 signs, which is what
     * Twilio takes.
     */
    static String page(Message message, URI digits) {
        String title = "Firefight. " + PlainText.cut(message.title(), MOST_TITLE) + ".";
        if (message.acknowledge().isEmpty()) {
            String lines = PlainText.cut(PlainText.line(message.text(), MOST_SAID), MOST_SAID);
            return HEAD + "<Pause length=\"1\"/><Say>" + escaped(title + " " + lines) + "</Say><Hangup/>" + END;
        }
        String said = title + " " + KEYS;
        return HEAD + "<Gather numDigits=\"1\" timeout=\"8\" method=\"POST\" action=\"" + escaped(digits.toString())
                + "\">"
                + "<Pause length=\"1\"/>"
                + "<Say>%s</Say><Pause length=\"3\"/>".formatted(escaped(said)).repeat(SAID_TIMES)
                + "</Gather><Say>Nothing was pressed. Goodbye.</Say>" + END;
    }

    /** The answer to a pressed key that acknowledged, or to one that came late: one sentence, and the end of the call. */
    public static String goodbye(String sentence) {
        return HEAD + "<Say>" + escaped(PlainText.line(sentence, MOST_TITLE)) + "</Say><Hangup/>" + END;
    }

    /** The answer to another key: it is asked once more. */
    public static String again(URI digits) {
        return HEAD + "<Gather numDigits=\"1\" timeout=\"8\" method=\"POST\" action=\"" + escaped(digits.toString())
                + "\"><Say>" + KEYS + "</Say></Gather><Hangup/>" + END;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(code -> {
            switch (code) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&apos;");
                case 0xFFFE, 0xFFFF -> escaped.append(' '); // no signs of XML
                default -> escaped.appendCodePoint(code);
            }
        });
        return escaped.toString();
    }
}
