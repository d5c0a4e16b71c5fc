package dev.firefight.app.report;

import dev.firefight.evidence.Verdict;
import java.util.Locale;

/** The signs of a report in the terminal, and the same in nothing but ASCII. */
enum Glyphs {
    UNICODE("▁▂▃▄▅▆▇█", "│", "█", "░", "─", "!", "✓", "?", "…"),
    ASCII("_.:-=+*#", "|", "#", ".", "-", "!", "ok", "?", "...");

    private final String bars;
    final String onset;
    final String full;
    final String empty;
    final String rule;
    private final String suspect;
    private final String clear;
    private final String notChecked;
    final String ellipsis;

    Glyphs(
            String bars,
            String onset,
            String full,
            String empty,
            String rule,
            String suspect,
            String clear,
            String notChecked,
            String ellipsis) {
        this.bars = bars;
        this.onset = onset;
        this.full = full;
        this.empty = empty;
        this.rule = rule;
        this.suspect = suspect;
        this.clear = clear;
        this.notChecked = notChecked;
        this.ellipsis = ellipsis;
    }

    String of(Verdict verdict) {
        return switch (verdict) {
            case SUSPECT -> suspect;
            case CLEAR -> clear;
            case NOT_CHECKED -> notChecked;
        };
    }

    /** The bar for a height in [0, 1]. */
    char bar(double height) {
        return bars.charAt(Math.clamp(Math.round(height * (bars.length() - 1)), 0, bars.length() - 1));
    }

    /** A text in the characters that can be shown: others become their plain twin or their number. */
    String text(String text) {
        if (this == UNICODE) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point < 0x7F) {
                plain.appendCodePoint(point);
            } else {
                plain.append(twin(point));
            }
        });
        return plain.toString();
    }

    private static String twin(int point) {
        return switch (point) {
            case '–', '—', '−' -> "-";
            case '…' -> "...";
            case '→' -> "->";
            case '×' -> "x";
            case '÷' -> "1/";
            case 'µ', 'μ' -> "u";
            case '∞' -> "inf";
            case '“', '”' -> "\"";
            case '‘', '’' -> "'";
            case 0xA0 -> " ";
            default -> String.format(Locale.ROOT, "\\u{%x}", point);
        };
    }
}
