package dev.firefight.app;

import dev.firefight.app.report.TerminalStyle;
import java.io.Console;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** Whether a person is watching. */
public final class Terminal {
    private Terminal() {}

    /** Whether input and output are a terminal. */
    public static boolean isThere() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /** How to write for it: colour only where a person sees it and did not refuse it. */
    public static TerminalStyle style() {
        boolean isTerminal = isThere();
        String noColor = System.getenv().getOrDefault("NO_COLOR", "");
        String dumb = System.getenv().getOrDefault("TERM", "");
        boolean colour = isTerminal && noColor.isEmpty() && !dumb.equals("dumb");
        String locale = System.getenv().getOrDefault("LC_ALL", System.getenv().getOrDefault("LANG", "C.UTF-8"));
        boolean ascii = !locale.toUpperCase(Locale.ROOT).contains("UTF")
                && !Charset.defaultCharset().name().startsWith("UTF");
        return new TerminalStyle(width(), colour, ascii);
    }

    private static int width() {
        try {
            return Integer.parseInt(System.getenv().getOrDefault("COLUMNS", "80"));
        } catch (NumberFormatException e) {
            return TerminalStyle.PLAIN.width();
        }
    }
}
