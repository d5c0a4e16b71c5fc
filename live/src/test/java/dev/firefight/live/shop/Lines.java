package dev.firefight.live.shop;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A file of lines as Spring Boot writes them, with the ids of the trace. */
final class Lines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final PrintWriter out;
    private final String service;
    private final InstantSource clock;

    Lines(Path file, String service, InstantSource clock) throws IOException {
        this.out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), true);
        this.service = service;
        this.clock = clock;
    }

    /** A line outside of requests. */
    void say(String level, String from, String what) {
        line(level, "main", "", from, what);
    }

    /** A line of a request. */
    void say(Trace at, String level, String from, String what) {
        line(level, "nio-8080-exec-" + (at.span().charAt(0) % 10), at.trace() + "-" + at.span(), from, what);
    }

    private synchronized void line(String level, String thread, String ids, String from, String what) {
        out.println("%s %5s %d --- [%s] [%15s] [%s] %-40s : %s"
                .formatted(
                        TIME.format(clock.instant()),
                        level,
                        ProcessHandle.current().pid(),
                        service,
                        thread,
                        ids,
                        "org.example.shop." + from,
                        what));
    }
}
