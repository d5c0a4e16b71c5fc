package dev.firefight.app.client;

import dev.firefight.evidence.drawing.SafeText;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Prints entries of timelines, one on a line, in the zone of who reads; the day once where it changes. */
final class Lines {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy (xxx)", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

    private final PrintWriter out;
    private final Ink ink;
    private final ZoneId zone;
    private LocalDate day;

    /** Entries of today need no day before them. */
    Lines(PrintWriter out, Ink ink, ZonedDateTime now) {
        this.out = out;
        this.ink = ink;
        this.zone = now.getZone();
        this.day = now.toLocalDate();
    }

    /** @param before what stands before the number, such as the incident; may be empty */
    void print(String before, JsonNode entry) {
        ZonedDateTime at = Instant.parse(entry.path("at").asString("")).atZone(zone);
        if (!at.toLocalDate().equals(day)) {
            day = at.toLocalDate();
            out.println(ink.quiet(DAY.format(at)));
        }
        String text = entry.path("text").asString("");
        out.println(ink.quiet(TIME.format(at)) + " " + before
                + ink.quiet(entry.path("number").asString("")) + " "
                + ink.bold(entry.path("label").asString("")) + (text.isEmpty() ? "" : "  " + SafeText.line(text))
                + "  " + ink.quiet("— " + entry.path("by").asString("")));
        out.flush();
    }
}
