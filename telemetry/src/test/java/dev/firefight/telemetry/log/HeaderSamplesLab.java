package dev.firefight.telemetry.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

final class HeaderSamplesLab {
    private HeaderSamplesLab() {}

    public static void main(String[] args) throws IOException {
        try (var files = Files.list(Path.of(args[0]))) {
            for (Path file : files.sorted().toList()) {
                if (args.length > 1 && !file.endsWith(args[1])) continue;
                var out = new ByteArrayOutputStream();
                var lines = Files.readString(file).split("\n");
                for (String line : lines) {
                    out.writeBytes((line.replace("\1", "") + "\n").getBytes(StandardCharsets.UTF_8));
                }
                byte[] log = out.toByteArray();
                HeaderForms forms = HeaderForms.learn(log, 0, log.length);
                HeaderReader reader = forms.reader();
                LineHeader h = new LineHeader();
                int at = 0, right = 0, shown = 0, timed = 0, levelled = 0;
                StringBuilder miss = new StringBuilder();
                String parts = "";
                for (String line : lines) {
                    String plain = line.replace("\1", "");
                    int len = plain.getBytes(StandardCharsets.UTF_8).length;
                    reader.read(log, at, at + len, h);
                    boolean ok = h.message(log).strip().equals(line.substring(line.indexOf('\1') + 1).strip())
                            && h.kind() == LineHeader.Kind.START;
                    right += ok ? 1 : 0; timed += h.hasTime() ? 1 : 0; levelled += h.severity() > 0 ? 1 : 0;
                    parts = "name=" + h.text(log, LineHeader.Part.NAME) + " host=" + h.text(log, LineHeader.Part.HOST)
                            + " thread=" + h.text(log, LineHeader.Part.THREAD) + " proc="
                            + h.text(log, LineHeader.Part.PROCESS);
                    if (!ok && shown++ < (args.length > 1 ? 20 : 2))
                        miss.append("      ").append(h.kind()).append(h.form()).append(' ').append(plain, 0, Math.min(plain.length(), 1000)).append("\n          ### ").append(h.message(log)).append('\n');
                    at += len + 1;
                }
                System.out.printf("%-13s %.4f timed %.2f level %.2f %s | %s%n", file.getFileName(), right / (double) lines.length, timed/(double)lines.length, levelled/(double)lines.length, forms.forms().stream().filter(f->f.share()>0).toList(), parts);
                System.out.print(miss);
            }
        }
    }
}
