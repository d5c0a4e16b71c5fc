package dev.firefight.server.investigation;

import dev.firefight.document.wire.WireException;
import dev.firefight.incident.Consent;
import dev.firefight.incident.Course.Resolved;
import dev.firefight.incident.Course.SeveritySet;
import dev.firefight.incident.Incident;
import dev.firefight.incident.Note.Imported;
import dev.firefight.incident.Note.Recorded;
import dev.firefight.incident.Person;
import dev.firefight.journal.Entry;
import dev.firefight.journal.Journal;
import dev.firefight.journal.JournalException;
import dev.firefight.server.incidents.Incidents;
import dev.firefight.server.incidents.Projection;
import dev.firefight.server.incidents.Streams;
import dev.firefight.server.incidents.Timeline;
import dev.firefight.server.investigation.RecordingDirectory.Kept;
import dev.firefight.telemetry.live.LiveWindow;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Recordings of production: of severe incidents by itself, when they become so and when they are resolved, and for whoever asks. Each
 * of an incident is made once, also where the program was killed meanwhile.
 */
public final class Recordings implements Projection {
    /** Longer is more than memory should hold at once. */
    public static final Duration LONGEST = Duration.ofHours(24);

    private static final Duration BEFORE = Duration.ofMinutes(60);
    private static final Duration WHOLE = Duration.ofHours(3);
    private static final Duration HEALTHY = Duration.ofMinutes(15);
    /** What was to be recorded longer ago when the program starts is not any more. */
    private static final Duration FRESH = Duration.ofHours(6);

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int MOST_ASKING = 4;

    private final Journal journal;
    private final Incidents incidents;
    private final SourceWorker worker;
    private final Recorder recorder;
    private final Optional<RecordingDirectory> directory;
    private final InstantSource clock;
    private final Consumer<String> trouble;
    private final AtomicInteger asking = new AtomicInteger();
    private final Set<Long> before = new LinkedHashSet<>();
    private final Set<Long> waiting = new HashSet<>();
    private boolean isStarted;

    /**
     * What was recorded for somebody who waited.
     *
     * @param file which whoever asked removes
     * @param unread what of the sources could not be read and is missing, a sentence each
     */
    public record Taken(Path file, List<String> unread) {
        /** Copies the list. */
        public Taken {
            unread = List.copyOf(unread);
        }
    }

    /** What is to be recorded of an incident. */
    private record Due(String name, String key, LiveWindow window, String when) {}

    /**
     * Over live sources.
     *
     * @param directory where those of incidents are kept; empty where none are
     * @param trouble told of what could not be done
     */
    public Recordings(
            Journal journal,
            Incidents incidents,
            Observer observer,
            Optional<RecordingDirectory> directory,
            InstantSource clock,
            Consumer<String> trouble) {
        this.journal = journal;
        this.incidents = incidents;
        this.worker = observer.worker();
        this.recorder = new Recorder(observer);
        this.directory = directory;
        this.clock = clock;
        this.trouble = trouble;
    }

    @Override
    public void apply(Entry entry) {
        boolean mayBegin = entry.type().equals("severity-set") || entry.type().equals("resolved");
        if (mayBegin && entry.time().isAfter(clock.instant().minus(FRESH))) {
            Streams.incident(entry.stream()).ifPresent(this::written);
        }
    }

    private synchronized void written(long incident) {
        if (isStarted) {
            queue(incident);
        } else {
            before.add(incident);
        }
    }

    /** Records from now on, and what should have been recorded lately. */
    public synchronized void start() {
        isStarted = true;
        before.forEach(this::queue);
        before.clear();
    }

    private void queue(long incident) {
        if (directory.isPresent() && !worker.sources().isEmpty() && waiting.add(incident)) {
            worker.execute(() -> work(incident));
        }
    }

    private void work(long incident) {
        synchronized (this) {
            waiting.remove(incident);
        }
        try {
            Optional<Timeline> timeline = incidents.timeline(incident);
            Optional<Due> due = timeline.flatMap(this::due)
                    .filter(one -> journal.receipt(one.key()).isEmpty());
            if (due.isPresent() && directory.isPresent()) {
                String words = saved(directory.get(), timeline.get(), due.get());
                incidents.propose(
                        incident,
                        Person.PROGRAM,
                        new Recorded(words),
                        new Consent.None(),
                        Optional.of(due.get().key()));
            }
        } catch (JournalException untaken) {
            // It is due again when the program starts.
        } catch (WireException toldByAnother) {
            // Another program of this journal recorded it meanwhile, and said so.
        }
    }

    private Optional<Due> due(Timeline timeline) {
        Incident state = timeline.state();
        boolean isReal = state.declared().filter(one -> !one.isDrill()).isPresent()
                && timeline.entries().stream().noneMatch(one -> one.fact() instanceof Imported);
        if (!isReal || !state.wasMajor()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (state.isOpen()) {
            return Optional.of(new Due(
                    name(timeline, "severe"),
                    key(timeline, "severe"),
                    LiveWindow.before(becameSevere(timeline).orElse(now), BEFORE),
                    "now that it is severe"));
        }
        return timeline.entries().stream()
                .filter(one -> one.fact() instanceof Resolved)
                .reduce((_, later) -> later)
                .map(one -> new Due(
                        name(timeline, "resolved-" + one.number()),
                        key(timeline, "resolved/" + one.number()),
                        new LiveWindow(begun(timeline, now), now),
                        "with the recovery in it"));
    }

    private static Optional<Instant> becameSevere(Timeline timeline) {
        return timeline.entries().stream()
                .filter(one ->
                        one.fact() instanceof SeveritySet set && set.severity().isMajor())
                .map(dev.firefight.incident.Entry::at)
                .findFirst();
    }

    /** Some healthy time before it, where that is not too long ago. */
    private static Instant begun(Timeline timeline, Instant now) {
        Instant declared = timeline.state().declaredAt().orElse(now);
        Instant hurt = timeline.state().hurtSince().filter(declared::isAfter).orElse(declared);
        Instant earliest = now.minus(WHOLE);
        Instant healthy = hurt.minus(HEALTHY);
        return healthy.isAfter(earliest) ? healthy : earliest;
    }

    /** Records it, unless that was done before the program was killed; what the timeline is told. */
    private String saved(RecordingDirectory kept, Timeline timeline, Due due) {
        long minutes = due.window().length().toMinutes();
        try {
            Optional<Kept> there = kept.find(due.name());
            if (there.isPresent()) {
                return "Recorded what production said, " + due.when() + ": "
                        + RecordingDirectory.words(there.get().bytes()) + " (" + due.name() + ").";
            }
            Path part = kept.part();
            try {
                Recorder.Recorded recorded =
                        recorder.record("incident-" + timeline.number(), due.window(), Optional.of(timeline), part);
                Kept now = kept.keep(due.name(), part);
                return "Recorded what production said in " + minutes + " minutes, " + due.when() + ": "
                        + RecordingDirectory.words(now.bytes()) + ", " + recorded.words() + " (" + due.name() + ")."
                        + recorded.unread().stream()
                                .map(one -> "\n- missing: " + one)
                                .collect(Collectors.joining());
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException failed) {
            return "What production said in " + minutes + " minutes was not recorded: " + words(failed);
        } catch (RuntimeException fault) {
            trouble.accept("incident " + timeline.number() + " could not be recorded: " + fault);
            return minutes
                    + " minutes of what production said were not recorded because of a fault of the program; its log says more.";
        }
    }

    /** Without paths of this machine, which are nobody's business who cannot look there. */
    private String words(IOException failed) {
        if (!(failed instanceof FileSystemException file)) {
            return String.valueOf(failed.getMessage());
        }
        trouble.accept("a recording cannot be written: " + file);
        return "the disk does not take it ("
                + Optional.ofNullable(file.getReason()).orElse("the log of the program says more")
                + "): look at the room and the permissions of the data directory";
    }

    private static String key(Timeline timeline, String what) {
        return "recording/" + timeline.number() + "/" + what;
    }

    private static String name(Timeline timeline, String what) {
        return prefix(timeline) + what + ".zip";
    }

    /** With the moment of its declaration, so that none of another journal is taken for one of this. */
    private static String prefix(Timeline timeline) {
        long micros = ChronoUnit.MICROS.between(
                Instant.EPOCH, timeline.state().declaredAt().orElse(Instant.EPOCH));
        return "incident-" + timeline.number() + "-" + micros + "-";
    }

    /** Those of an incident that are still there, the oldest first. */
    public List<Kept> of(Timeline timeline) {
        String prefix = prefix(timeline);
        return directory.stream()
                .flatMap(kept -> kept.all().stream())
                .filter(one -> one.name().startsWith(prefix))
                .toList();
    }

    /** The file of one of an incident; empty where it has none of this name, or no longer. */
    public Optional<Path> file(Timeline timeline, String name) {
        return directory.filter(_ -> name.startsWith(prefix(timeline))).flatMap(kept -> kept.find(name)
                .map(kept::file));
    }

    /** Where they are kept; empty where none are. */
    public Optional<RecordingDirectory> directory() {
        return directory;
    }

    /**
     * Records a window for somebody who waits.
     *
     * @param incident whose alerts it has; empty for all
     * @throws RecordingRefused where there is none
     */
    public Taken take(LiveWindow window, Optional<Timeline> incident) {
        if (worker.sources().isEmpty()) {
            throw new RecordingRefused("there is nothing to record: set up a source, or send telemetry by OTLP", false);
        }
        if (asking.incrementAndGet() > MOST_ASKING) {
            asking.decrementAndGet();
            throw new RecordingRefused("others are recording; try again in a minute", true);
        }
        CompletableFuture<Taken> coming = new CompletableFuture<>();
        worker.execute(() -> take(window, incident, coming));
        try {
            return coming.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            String why = failed.getCause() instanceof IOException told
                    ? words(told)
                    : "because of a fault of the program; its log says more";
            throw new RecordingRefused(why, false);
        } catch (TimeoutException slow) {
            coming.cancel(false);
            throw new RecordingRefused("sources are busy; try again in a minute, or take a shorter stretch", true);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            coming.cancel(false);
            throw new RecordingRefused("the program ends", true);
        } finally {
            asking.decrementAndGet();
        }
    }

    private void take(LiveWindow window, Optional<Timeline> incident, CompletableFuture<Taken> coming) {
        if (coming.isDone()) {
            return;
        }
        try {
            Path part = directory.isPresent() ? directory.get().part() : Files.createTempFile("firefight-", ".zip");
            try {
                String id = incident.map(one -> "incident-" + one.number()).orElse("recording");
                Recorder.Recorded recorded = recorder.record(id, window, incident, part);
                if (!coming.complete(new Taken(part, recorded.unread()))) {
                    Files.deleteIfExists(part);
                }
            } catch (IOException | RuntimeException failed) {
                Files.deleteIfExists(part);
                throw failed;
            }
        } catch (IOException failed) {
            coming.completeExceptionally(failed);
        } catch (RuntimeException fault) {
            trouble.accept("production could not be recorded: " + fault);
            coming.completeExceptionally(fault);
        }
    }
}
