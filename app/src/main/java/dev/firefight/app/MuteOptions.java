package dev.firefight.app;

import dev.firefight.app.logs.LogAnswer;
import dev.firefight.app.logs.LogAnswer.Statement;
import dev.firefight.app.logs.MutedPatterns;
import dev.firefight.app.logs.PatternIds;
import dev.firefight.evidence.drawing.SafeText;
import dev.firefight.evidence.pattern.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which patterns are known as noise. */
final class MuteOptions {
    @Option(
            names = "--mute",
            paramLabel = "ID",
            description = "Remember a pattern as noise: it is left out from now on, and only counted.")
    private List<String> mute = List.of();

    @Option(names = "--unmute", paramLabel = "ID", description = "Show a muted pattern again.")
    private List<String> unmute = List.of();

    @Option(
            names = "--muted",
            paramLabel = "FILE",
            defaultValue = ".firefight/muted-patterns",
            description = "Where that is remembered, a text to be shared; by default ${DEFAULT-VALUE}.")
    private Path file = Path.of(".firefight", "muted-patterns");

    boolean isAsked() {
        return !mute.isEmpty() || !unmute.isEmpty();
    }

    boolean onlyUnmutes() {
        return mute.isEmpty() && !unmute.isEmpty();
    }

    Set<String> ids() throws IOException {
        return MutedPatterns.read(file).ids();
    }

    /** Shows patterns again. */
    void unmute(PrintWriter out) throws IOException {
        List<String> done = new ArrayList<>();
        MutedPatterns.change(file, muted -> done.addAll(unmuted(muted)));
        done.forEach(out::println);
    }

    private List<String> unmuted(MutedPatterns muted) throws IOException {
        List<String> done = new ArrayList<>();
        for (String id : unmute) {
            done.add("no longer muted: " + SafeText.line(muted.unmute(id)));
        }
        return done;
    }

    /** Mutes patterns of an answer, and shows others again. */
    void change(LogAnswer answer, PrintWriter out) throws IOException {
        List<String> done = new ArrayList<>(); // told when it is written
        MutedPatterns.change(file, muted -> {
            for (String id : mute) {
                Statement one = PatternIds.find(id, answer.statements());
                String text = SafeText.line(Secrets.masked(one.template().text()));
                boolean isNew = muted.mute(one.template().id(), text);
                done.add(
                        (isNew ? "muted: " : "muted already: ") + one.template().id() + " " + text);
            }
            done.addAll(unmuted(muted));
        });
        done.forEach(out::println);
        out.println("remembered in " + file);
    }
}
