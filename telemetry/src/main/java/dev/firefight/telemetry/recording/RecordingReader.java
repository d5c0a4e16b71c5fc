package dev.firefight.telemetry.recording;

import dev.firefight.telemetry.Names;
import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.Telemetry;
import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.Timestamps;
import dev.firefight.telemetry.TraceFaults;
import dev.firefight.telemetry.Vocabulary;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.format.YearHint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads recordings and loose files of telemetry. */
public final class RecordingReader {
    private static final int MOST_CLOCKS = 10;

    private final Vocabulary vocabulary;
    private final ContentReader contents;
    private final List<FileReport> reports = new ArrayList<>();
    private final ReadNotes notes = new ReadNotes();

    private RecordingReader(Vocabulary vocabulary, Optional<Format> forced) {
        this.vocabulary = vocabulary;
        this.contents = new ContentReader(forced);
    }

    /** As {@link #read(List, Vocabulary, Optional)}, of one directory or file. */
    public static Recording read(Path source, Vocabulary vocabulary, Optional<Format> forced) throws IOException {
        return read(List.of(source), vocabulary, forced);
    }

    /**
     * Reads one recording. In a directory, a file that cannot be read costs only itself.
     *
     * @param sources directories and files, at least one; all that is in them is one recording
     * @param vocabulary how names and log texts are numbered
     * @param forced the format of all files that are told by their content, save those with one form only, such as a call graph; empty
     *     to tell by content
     * @throws IOException when a source itself cannot be opened
     */
    public static Recording read(List<Path> sources, Vocabulary vocabulary, Optional<Format> forced)
            throws IOException {
        long origins = vocabulary.origins().beyond();
        long texts = vocabulary.texts().beyond();
        RecordingReader reader = new RecordingReader(vocabulary, forced);
        Recording recording = reader.readAll(sources);
        reader.sharedNames("services and instances", vocabulary.origins(), origins);
        reader.sharedNames("names of operations", vocabulary.texts(), texts);
        return recording;
    }

    private void sharedNames(String what, Names<?> names, long before) {
        notes.problem(
                0,
                "more than " + names.most() + " " + what + "; those beyond are taken for one",
                names.beyond() - before);
    }

    private Recording readAll(List<Path> sources) throws IOException {
        SourceFiles files = SourceFiles.of(sources);
        RecordingInfo info = info(files, nameOf(sources));
        Telemetry telemetry = telemetry(files, info);
        Optional<Path> baseline = baseline(files, info);
        for (Path directory : files.directories()) {
            boolean isBaseline = baseline.isPresent()
                    && baseline.get().equals(directory.toAbsolutePath().normalize());
            if (!isBaseline) {
                reports.add(SourceFiles.unread(
                        directory, "a directory within a directory; not read: ask for it by itself"));
            }
        }
        reports.addAll(files.unread());
        return new Recording(info, telemetry, baseline.flatMap(this::ofBaseline), reports, notes);
    }

    private static String nameOf(List<Path> sources) {
        Path first = sources.getFirst().toAbsolutePath().normalize().getFileName();
        String name = first == null ? "recording" : first.toString();
        return sources.size() == 1 ? name : name + " and " + (sources.size() - 1) + " more";
    }

    /** What a recording says about itself; what of it cannot be read is reported. */
    private RecordingInfo info(SourceFiles files, String name) {
        if (files.description().isEmpty()) {
            return RecordingInfo.named(name);
        }
        Path file = files.description().get();
        ReadNotes found = new ReadNotes();
        RecordingInfo info = RecordingInfo.named(name);
        try {
            info = RecordingFiles.info(file, found);
        } catch (IOException e) {
            found.problem(0, "cannot be read: " + ContentReader.reason(e));
        }
        if (!found.problems().isEmpty()) {
            reports.add(new FileReport(file, "recording.json", "", found));
        }
        return info;
    }

    /** The directory of healthy times that a recording names and that may be read. */
    private Optional<Path> baseline(SourceFiles files, RecordingInfo info) throws IOException {
        if (files.description().isEmpty() || info.baseline().isEmpty()) {
            return Optional.empty();
        }
        Border border = Border.around(directoryOf(files.description().get()));
        Path named = border.resolve(info.baseline().get());
        Optional<String> refusal = border.refusal(named);
        refusal.ifPresent(
                why -> notes.problem(0, "the baseline that recording.json names " + why + "; read without it"));
        return refusal.isPresent() ? Optional.empty() : Optional.of(named);
    }

    private static Path directoryOf(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    }

    /** What was said in healthy times; a baseline may say something about itself, which is of no account here. */
    private Optional<Telemetry> ofBaseline(Path directory) {
        try {
            SourceFiles files = SourceFiles.of(List.of(directory));
            Telemetry telemetry = telemetry(files, info(files, ""));
            reports.addAll(files.unread());
            return Optional.of(telemetry);
        } catch (IOException e) {
            notes.problem(0, "the baseline that recording.json names cannot be opened; read without it");
            return Optional.empty();
        }
    }

    private Telemetry telemetry(SourceFiles files, RecordingInfo info) throws IOException {
        TelemetryBuilder into = new TelemetryBuilder(vocabulary);
        Optional<YearHint> ofRecording = info.start()
                .or(info::end)
                .map(time -> new YearHint(Timestamps.toNanos(time), YearHint.Source.RECORDING));
        List<SourceFiles.Entry> lackingYear = new ArrayList<>();
        for (SourceFiles.Entry file : files.files()) {
            if (!read(file, ofRecording, ofRecording.isEmpty(), into)) {
                lackingYear.add(file);
            }
        }
        OptionalLong middle = into.middleNanos();
        Optional<YearHint> ofOthers = middle.isPresent()
                ? Optional.of(new YearHint(middle.getAsLong(), YearHint.Source.OTHER_FILES))
                : Optional.empty();
        for (SourceFiles.Entry file : lackingYear) {
            read(file, ofOthers, false, into);
        }
        Telemetry telemetry = into.build();
        notes.problem(
                0,
                "a counter that fell, as when its process is started anew; taken as counting from zero",
                into.counterResets());
        note(TraceFaults.in(telemetry));
        return info.feeds().map(telemetry::with).orElse(telemetry);
    }

    private void note(TraceFaults faults) {
        notes.problem(
                0,
                "a span whose caller is not in the recording; taken as the start of a request",
                faults.withoutParent());
        notes.problem(
                0,
                "a span that starts before its caller, or ends after a caller that waits for it; times kept as they are, since"
                        + " durations are compared and not clocks",
                faults.outsideParent());
        for (TraceFaults.ClockDifference clocks :
                faults.clocks().stream().limit(MOST_CLOCKS).toList()) {
            double millis = Math.abs(clocks.behindNanos()) / 1e6;
            notes.problem(
                    0,
                    String.format(
                            Locale.ROOT,
                            "a call that shows the clock of %s %.1f ms %s that of %s",
                            name(clocks.callee()),
                            millis,
                            clocks.behindNanos() > 0 ? "behind" : "ahead of",
                            name(clocks.caller())),
                    clocks.calls());
        }
        notes.problem(
                0, "clocks that differ, beyond those named", faults.clocks().size() - MOST_CLOCKS);
    }

    private static String name(Origin origin) {
        return Stream.of(origin.service(), origin.component(), origin.node())
                .filter(part -> !part.isEmpty())
                .limit(2)
                .collect(Collectors.joining("/"));
    }

    /** Reads a file; false when it has to wait until others have told the year. */
    private boolean read(SourceFiles.Entry file, Optional<YearHint> hint, boolean mayWait, TelemetryBuilder into)
            throws IOException {
        try {
            Optional<FileReport> report = contents.read(file.path(), hint, mayWait, into);
            report.ifPresent(reports::add);
            return report.isPresent();
        } catch (IOException e) {
            if (file.isNamed()) {
                throw e;
            }
            reports.add(SourceFiles.unread(file.path(), "cannot be read: " + ContentReader.reason(e)));
            return true;
        }
    }
}
