package dev.firefight.server.web;

import java.util.List;
import java.util.stream.Collectors;

/** A dossier as Markdown. What people wrote stays what it says: none of it becomes a heading, a link, a picture or markup. */
final class DossierMarkdown {
    private static final String SPECIAL = "\\`*_[]|~#!";

    private DossierMarkdown() {}

    static String write(Dossier dossier) {
        StringBuilder text =
                new StringBuilder("# ").append(cell(dossier.title())).append("\n");
        for (Dossier.Section section : dossier.sections()) {
            text.append("\n## ").append(section.title()).append("\n\n");
            row(text, section.columns());
            text.append("|").append(" --- |".repeat(section.columns().size())).append("\n");
            section.rows().forEach(row -> row(text, row));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ")
                .append(cells.stream().map(DossierMarkdown::cell).collect(Collectors.joining(" | ")))
                .append(" |\n");
    }

    /** In a cell a line cannot begin a list or a heading, so that only signs within a line matter. */
    private static String cell(String text) {
        StringBuilder safe = new StringBuilder();
        Visible.of(text).strip().codePoints().forEach(point -> {
            switch (point) {
                case '\n' -> safe.append("<br>");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                default -> safe.append(SPECIAL.indexOf(point) < 0 ? "" : "\\").appendCodePoint(point);
            }
        });
        return safe.toString();
    }
}
