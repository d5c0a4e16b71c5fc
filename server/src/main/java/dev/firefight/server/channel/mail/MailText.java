package dev.firefight.server.channel.mail;

import dev.firefight.server.channel.Message;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.util.Optional;

/** A message as the two texts of a mail. */
final class MailText {
    private static final String BUTTON =
            "display:inline-block;padding:18px 36px;border-radius:8px;background:#b3261e;color:#ffffff;"
                    + "font-size:20px;font-weight:bold;text-decoration:none";

    private MailText() {}

    /** For whoever reads plain text, and for watches and telephones that show the first lines. */
    static String plain(Message message) {
        StringBuilder text = new StringBuilder(message.title()).append('\n');
        if (!message.text().isEmpty()) {
            text.append('\n').append(message.text()).append('\n');
        }
        message.acknowledge()
                .ifPresent(link -> text.append("\nAcknowledge: ").append(link).append('\n'));
        message.open().ifPresent(link -> text.append("\nOpen: ").append(link).append('\n'));
        return text.toString();
    }

    /** With one button large enough for a thumb; nothing is loaded from anywhere. */
    static String html(Message message) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>")
                .append(content(message.title()))
                .append("</title></head><body style=\"font-family:sans-serif;font-size:16px;line-height:1.5\"><h1"
                        + " style=\"font-size:20px\">")
                .append(content(message.title()))
                .append("</h1>");
        if (!message.text().isEmpty()) {
            page.append("<p style=\"white-space:pre-wrap\">")
                    .append(content(message.text()))
                    .append("</p>");
        }
        page.append(link(message.acknowledge(), "Acknowledge", BUTTON));
        page.append(link(message.open(), "Open", "font-size:18px"));
        return page.append("</body></html>").toString();
    }

    private static String link(Optional<URI> link, String words, String style) {
        return link.map(target -> "<p><a style=\"" + style + "\" href=\"" + attribute(target.toString()) + "\">" + words
                        + "</a></p>")
                .orElse("");
    }

    private static String content(String text) {
        StringOutput escaped = new StringOutput();
        Escape.htmlContent(text, escaped);
        return escaped.toString();
    }

    private static String attribute(String text) {
        StringOutput escaped = new StringOutput();
        Escape.htmlAttribute(text, escaped);
        return escaped.toString();
    }
}
