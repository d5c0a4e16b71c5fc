package dev.firefight.telemetry.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints, for each labelled set in a directory, the share of lines whose message starts where the labels say, and some of the others. */
final class HeaderLab {
    private HeaderLab() {}

    public static void main(String[] args) throws IOException {
        try (var dirs = Files.list(Path.of(args[0]))) {
            for (Path dir : dirs.filter(Files::isDirectory).sorted().toList()) {
                String set = dir.getFileName().toString();
                byte[] log = Files.readAllBytes(dir.resolve(set + "_2k.log"));
                String labels = Files.readString(dir.resolve(set + "_2k.log_structured_original.csv"));
                score(set, log, contents(labels), args.length > 1 ? Integer.parseInt(args[1]) : 5);
            }
        }
    }

    private static void score(String set, byte[] log, List<String> contents, int show) {
        HeaderForms forms = HeaderForms.learn(log, 0, log.length);
        HeaderReader reader = forms.reader();
        LineHeader header = new LineHeader();
        int right = 0;
        int line = 0;
        StringBuilder misses = new StringBuilder();
        int missed = 0;
        for (int from = 0; from < log.length; line++) {
            int to = from;
            while (to < log.length && log[to] != '\n') {
                to++;
            }
            reader.read(log, from, to, header);
            boolean isRight = line < contents.size()
                    && header.message(log).strip().equals(contents.get(line).strip())
                    && header.kind() == LineHeader.Kind.START;
            right += isRight ? 1 : 0;
            if (!isRight && missed++ < show) {
                misses.append("   ")
                        .append(header.kind())
                        .append(header.form())
                        .append(" | ")
                        .append(new String(log, from, header.messageFrom() - from, StandardCharsets.UTF_8))
                        .append(" ### ")
                        .append(header.message(log))
                        .append('\n');
            }
            from = to + 1;
        }
        System.out.printf("%-12s %.4f of %d%n", set, right / (double) line, line);
        forms.forms().forEach(f -> System.out.printf("   : %.3f %s%n", f.share(), f.fields()));
        System.out.print(misses);
    }

    private static List<String> contents(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r' || quoted) {
                cell.append(c);
            }
        }
        int column = rows.getFirst().indexOf("Content");
        return rows.stream().skip(1).map(one -> one.get(column)).toList();
    }
}
