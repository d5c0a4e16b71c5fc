package dev.firefight.app;

import dev.firefight.app.logs.FollowedSources;
import dev.firefight.app.logs.LogFollow;
import dev.firefight.app.report.FollowReport;
import dev.firefight.evidence.drawing.SafeText;
import dev.firefight.telemetry.log.LogFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Waiting for lines that say what never was said before. */
final class FollowOptions {
    private static final long LAST_WORDS_SECONDS = 3;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = {"-f", "--follow"},
            description =
                    "Read what is there, then wait and tell each line of a pattern never seen before; Ctrl-C ends.")
    private boolean follow;

    @Option(names = "--from-now", description = "With --follow: do not read what is there, so that all is new.")
    private boolean fromNow;

    /** Whether to follow; the other options are for this only. */
    boolean isWanted() {
        if (fromNow && !follow) {
            throw new UsageException("--from-now belongs to --follow; add it");
        }
        return follow;
    }

    /**
     * Follows until Ctrl-C, or until what is piped in has ended.
     *
     * @param format how lines are written, where that is forced
     * @param muted ids of patterns that are not told
     */
    int run(List<Path> sources, FollowReport.Reader reader, Optional<LogFormat> format, Set<String> muted)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        FollowReport report = new FollowReport(Terminal.style(), reader, text -> {
            out.print(text);
            out.flush();
        });
        List<String> problems = new ArrayList<>();
        AtomicBoolean isStopped = new AtomicBoolean();
        CountDownLatch isDone = new CountDownLatch(1);
        Thread lastWords = Thread.ofPlatform().unstarted(() -> {
            isStopped.set(true);
            try {
                isDone.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(lastWords);
        FollowedSources.Request request = new FollowedSources.Request(sources, fromNow, format, muted);
        try (LogFollow following = FollowedSources.follow(request, System.in, report, problems)) {
            problems.forEach(problem -> err.println(SafeText.line(problem)));
            err.println("Following; patterns never seen before are told here. Ctrl-C ends.");
            LogFollow.Summary summary = following.run(() -> isStopped.get() || out.checkError());
            report.end(summary);
        } finally {
            out.flush();
            isDone.countDown();
            if (!isStopped.get()) {
                Runtime.getRuntime().removeShutdownHook(lastWords);
            }
        }
        return 0;
    }
}
