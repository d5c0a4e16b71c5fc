package dev.firefight.evidence.drawing;

import java.util.Collection;

/**
 * A piece of well-formed XHTML. The only ways to make one escape every text, so a text of telemetry cannot become markup by mistake;
 * templates are literals of whoever draws.
 *
 * @param xml the markup
 */
public record Markup(String xml) {
    public static final Markup NONE = new Markup("");
    private static final String PLACE = "{}";

    /**
     * Fills the places {@code {}} of a template in order: markup as it is, everything else as escaped text, which is safe between tags
     * and within quoted attributes.
     */
    public static Markup of(String template, Object... parts) {
        StringBuilder filled = new StringBuilder(template.length());
        int from = 0;
        for (Object part : parts) {
            int place = template.indexOf(PLACE, from);
            if (place < 0) {
                throw new IllegalArgumentException("more parts than places: " + template);
            }
            filled.append(template, from, place);
            if (part instanceof Markup(String xml)) {
                filled.append(xml);
            } else {
                escape(SafeText.block(String.valueOf(part), Integer.MAX_VALUE), filled);
            }
            from = place + PLACE.length();
        }
        if (template.indexOf(PLACE, from) >= 0) {
            throw new IllegalArgumentException("more places than parts: " + template);
        }
        return new Markup(filled.append(template, from, template.length()).toString());
    }

    /** One piece after the other. */
    public static Markup join(Collection<Markup> pieces) {
        StringBuilder joined = new StringBuilder();
        pieces.forEach(piece -> joined.append(piece.xml));
        return new Markup(joined.toString());
    }

    /** A text of at most so many characters. */
    public static Markup text(String text, int maxChars) {
        return of("{}", SafeText.line(text, maxChars));
    }

    /** Words in which what stands between back quotes is code. */
    public static Markup prose(String text, int maxChars) {
        String safe = SafeText.line(text, maxChars);
        String[] parts = safe.split("`", -1);
        if (parts.length % 2 == 0) {
            return of("{}", safe);
        }
        Markup all = NONE;
        for (int i = 0; i < parts.length; i++) {
            all = all.plus(of(i % 2 == 0 ? "{}" : "<code>{}</code>", parts[i]));
        }
        return all;
    }

    public Markup plus(Markup other) {
        return new Markup(xml + other.xml);
    }

    public boolean isEmpty() {
        return xml.isEmpty();
    }

    private static void escape(String text, StringBuilder into) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> into.append("&amp;");
                case '<' -> into.append("&lt;");
                case '>' -> into.append("&gt;");
                case '"' -> into.append("&quot;");
                case '\'' -> into.append("&#39;");
                default -> into.append(c);
            }
        }
    }
}
