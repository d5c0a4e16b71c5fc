package dev.firefight.app.report;

import dev.firefight.evidence.drawing.DisplayWidth;
import dev.firefight.evidence.drawing.SafeText;
import java.util.Iterator;
import java.util.List;

/**
 * Lines for a terminal, in the order of writing. Everything is made safe and wrapped here, before colour is added, so that no text of
 * telemetry can carry a colour of its own or push a line beyond its end.
 */
final class Sheet {
    private static final String ESCAPE = "\u001B[";
    private static final int MAX_PARAGRAPH_CHARS = 1_200;

    private final StringBuilder written = new StringBuilder();
    private final TerminalStyle style;
    final Glyphs glyphs;

    Sheet(TerminalStyle style) {
        this.style = style;
        this.glyphs = style.ascii() ? Glyphs.ASCII : Glyphs.UNICODE;
    }

    /** How a text stands out, where there is colour. */
    enum Ink {
        PLAIN("0"),
        STRONG("1"),
        FAINT("2"),
        ALARM("1;33"),
        CALM("32");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    int width() {
        return style.width();
    }

    void blank() {
        written.append('\n');
    }

    /** A heading with a line to the end of the row. */
    void heading(String words) {
        blank();
        String line = glyphs.rule.repeat(2) + " " + words + " ";
        row(0, line + glyphs.rule.repeat(Math.max(0, width() - DisplayWidth.of(line))), Ink.STRONG);
    }

    /** A text of any length. */
    void paragraph(int indent, String text, Ink ink) {
        labelled(indent, "", indent, text, ink);
    }

    /** Lines of one record, each with the indentation that it has. */
    void record(int indent, List<String> lines, Ink ink) {
        for (String line : lines) {
            int own = line.length() - line.stripLeading().length();
            paragraph(Math.min(indent + own, Math.max(indent, width() / 2)), line.strip(), ink);
        }
    }

    /** A text of any length behind a label; its lines begin in column {@code textAt}. */
    void labelled(int indent, String label, int textAt, String text, Ink ink) {
        String safe = glyphs.text(SafeText.line(text, MAX_PARAGRAPH_CHARS)).replace(" %", "\u00A0%");
        Iterator<String> lines = DisplayWidth.wrap(safe, width() - textAt).iterator();
        String shown = glyphs.text(SafeText.line(label));
        String start = " ".repeat(indent)
                + paint(shown, Ink.FAINT)
                + " ".repeat(Math.max(label.isEmpty() ? 0 : 1, textAt - indent - DisplayWidth.of(shown)));
        line(start + paint(lines.next(), ink));
        lines.forEachRemaining(line -> line(" ".repeat(textAt) + paint(line, ink)));
    }

    /** One line with a text at its left, cut where it does not fit, and one at its right. */
    void between(int indent, String left, String right) {
        String end = glyphs.text(SafeText.line(right));
        int room = width() - indent - DisplayWidth.of(end) - 2;
        String start = DisplayWidth.fit(glyphs.text(SafeText.line(left)), room, glyphs.ellipsis);
        line(" ".repeat(indent)
                + paint(start, Ink.STRONG)
                + " ".repeat(room + 2 - DisplayWidth.of(start))
                + paint(end, Ink.ALARM));
    }

    /** One line, cut where it does not fit. */
    void row(int indent, String text, Ink ink) {
        String safe = glyphs.text(SafeText.line(text));
        line(" ".repeat(indent) + paint(DisplayWidth.fit(safe, width() - indent, glyphs.ellipsis), ink));
    }

    /** A line to be copied: as long as it is, not wrapped. */
    void verbatim(String text) {
        line(SafeText.line(text));
    }

    private String paint(String text, Ink ink) {
        boolean painted = style.colour() && ink != Ink.PLAIN && !text.isBlank();
        return painted ? ESCAPE + ink.code + "m" + text + ESCAPE + "0m" : text;
    }

    private void line(String text) {
        written.append(text.replace('\u00A0', ' ').stripTrailing()).append('\n');
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
