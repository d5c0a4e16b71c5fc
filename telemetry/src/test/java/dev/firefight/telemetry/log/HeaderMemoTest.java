package dev.firefight.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firefight.telemetry.log.LineHeader.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A reader that remembers headers must find what one finds that has read nothing yet. */
class HeaderMemoTest {
    private static final List<String> LEVELS = List.of("INFO", "WARN ", "ERROR", "TRACE", "[info]", "<debug>", "Foo");
    private static final List<String> NAMES = List.of(
            "shop.Orders:",
            "shop.Orders -",
            "[main] a.B:",
            "[w-1] [x] c:",
            "sshd(pam)[12]:",
            "art     :",
            "- c.D :",
            "host1 app[7]:",
            "main.go:12]",
            "127 --- [x]",
            "x: y:",
            "name 1.2:");
    private static final List<String> MESSAGES = List.of(
            "order placed", "7 of 9", "x: y", ": odd", "| bar", "(12): no", "", "- z", "\u00e9t\u00e9", "foo: bar 1");

    private static String line(Random random) {
        return "2026-01-31T03:1" + random.nextInt(10) + ":00.00" + random.nextInt(10) + "Z"
                + (random.nextInt(8) == 0 ? "  " : " ")
                + LEVELS.get(random.nextInt(LEVELS.size()))
                + " "
                + NAMES.get(random.nextInt(random.nextInt(NAMES.size()) + 1))
                + " "
                + MESSAGES.get(random.nextInt(MESSAGES.size()));
    }

    private static String told(LineHeader header, byte[] bytes) {
        StringBuilder told = new StringBuilder();
        told.append(header.kind()).append(' ').append(header.form()).append(' ').append(header.severity());
        told.append(' ').append(header.timeNanos()).append(" '").append(header.message(bytes));
        for (Part part : Part.values()) {
            told.append("' '").append(header.text(bytes, part));
        }
        return told.toString();
    }

    @Test
    void whatIsRecalledIsWhatIsRead() {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 1500; i++) {
                lines.add(line(random));
            }
            byte[] all = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
            HeaderForms forms = HeaderForms.learn(all, 0, all.length);
            HeaderReader remembering = forms.reader();
            LineHeader recalled = new LineHeader();
            LineHeader read = new LineHeader();
            int from = 0;
            for (int at = 0; at < all.length; at++) {
                if (all[at] == '\n') {
                    remembering.read(all, from, at, recalled);
                    HeaderReader fresh = forms.reader();
                    fresh.read("2026-01-31T03:10:00.000Z INFO x: y".getBytes(StandardCharsets.UTF_8), 0, 34, read);
                    fresh.read(all, from, at, read);
                    assertThat(told(recalled, all))
                            .as("seed %d: %s", seed, new String(all, from, at - from, StandardCharsets.UTF_8))
                            .isEqualTo(told(read, all));
                    from = at + 1;
                }
            }
        }
    }
}
