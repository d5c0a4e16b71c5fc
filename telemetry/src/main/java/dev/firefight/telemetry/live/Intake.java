package dev.firefight.telemetry.live;

import dev.firefight.telemetry.TelemetryBuilder;
import dev.firefight.telemetry.format.Format;
import dev.firefight.telemetry.format.ReadNotes;
import dev.firefight.telemetry.live.Trouble.Kind;
import dev.firefight.telemetry.live.golden.Recognition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Takes what comes of one source in one reading. Safe for use by several threads; answers are read one after the other. */
final class Intake {
    private static final int MOST_TROUBLES = 100;

    /** What is left out because it was not asked for, although the answer is as it should be. */
    private static final Set<String> EXPECTED = Set.of(
            PrometheusAlerts.BEFORE_WINDOW,
            PrometheusAlerts.LONG_OVER,
            LogFilesReader.OUTSIDE_WINDOW,
            WindowReader.IN_PART,
            WindowReader.BEGINNING);

    private final SharedBuilder into;
    private final ReadNotes notes = new ReadNotes();
    private final List<Trouble> troubles = new ArrayList<>();
    private Recognition recognition = Recognition.NONE;
    private long moreTroubles;
    private int queries;
    private boolean isHopeless;

    Intake(SharedBuilder into) {
        this.into = into;
    }

    /** Counts a query that was asked. */
    synchronized void asked() {
        queries++;
    }

    /** Whether no further query is of use. */
    synchronized boolean isHopeless() {
        return isHopeless;
    }

    /** Notes a trouble; the same one is noted once. */
    synchronized void trouble(Trouble trouble) {
        boolean isOneOfMany = isHopeless && trouble.isOfWholeSource();
        boolean isNew = isOneOfMany
                ? troubles.stream().noneMatch(one -> one.kind() == trouble.kind())
                : !troubles.contains(trouble);
        isHopeless = isHopeless || trouble.isOfWholeSource();
        if (isNew && troubles.size() < MOST_TROUBLES) {
            troubles.add(trouble);
        } else if (isNew) {
            moreTroubles++;
        }
    }

    /** Notes what was recognised. */
    synchronized void recognised(Recognition what) {
        recognition = what;
    }

    /** Hands an answer's bytes on, whole or not; what is wrong with it is noted. */
    Optional<byte[]> bytes(Query query, Answer answer) {
        return switch (answer) {
            case Answer.Failed(Trouble trouble) -> {
                trouble(trouble);
                yield Optional.empty();
            }
            case Answer.Body(byte[] bytes, boolean isWhole) -> {
                if (!isWhole) {
                    trouble(Trouble.of(Kind.HALF_ANSWER, "the answer ended early; what came before is kept")
                            .about(query.asked()));
                }
                yield Optional.of(bytes);
            }
        };
    }

    /** Reads an answer in a format. */
    void read(Query query, Answer answer, Format format) {
        read(query, answer, format, found -> {});
    }

    /** Reads an answer in a format, and hands what was noted on it to somebody who may add to it. */
    void read(Query query, Answer answer, Format format, Consumer<ReadNotes> then) {
        bytes(query, answer)
                .ifPresent(bytes -> add(query, (builder, found) -> {
                    try {
                        format.read(new ByteArrayInputStream(bytes), builder, found);
                        then.accept(found);
                    } catch (IOException e) {
                        throw new UncheckedIOException("memory can always be read", e);
                    }
                }));
    }

    /** Adds what one query found. An answer in which nothing can be understood is a trouble. */
    void add(Query query, BiConsumer<TelemetryBuilder, ReadNotes> reader) {
        add(query, new ReadNotes(), reader);
    }

    /** As {@link #add(Query, BiConsumer)}, with notes that know more of what is read. */
    void add(Query query, ReadNotes found, BiConsumer<TelemetryBuilder, ReadNotes> reader) {
        boolean isAdded;
        try {
            isAdded = into.use(builder -> {
                reader.accept(builder, found);
                synchronized (this) {
                    keep(query, found);
                }
            });
        } catch (RuntimeException e) {
            trouble(Trouble.of(
                            Kind.MALFORMED,
                            "of a fault of this program on reading the answer ("
                                    + e.getClass().getSimpleName() + ")")
                    .about(query.asked()));
            return;
        }
        if (!isAdded) {
            trouble(Trouble.of(Kind.DEADLINE, "the time for reading all sources was over")
                    .about(query.asked()));
        }
    }

    /** Adds a part of what one query finds; {@link #keepAll} when all of it is added. False when the reading is over. */
    boolean addPart(Consumer<TelemetryBuilder> reader) {
        return into.use(reader);
    }

    /** Keeps what was noted of all parts. */
    synchronized void keepAll(Query query, ReadNotes found) {
        keep(query, found);
    }

    private void keep(Query query, ReadNotes found) {
        List<ReadNotes.Problem> told = found.problems().stream()
                .filter(problem -> !problem.reason().equals(Format.NO_RECORD)) // an answer without records is an answer
                .filter(problem -> !problem.reason().equals(ReadNotes.SPAN_GIVEN_BEFORE))
                .toList();
        found.found().forEach(notes::found);
        told.forEach(problem -> notes.problem(problem.firstLine(), problem.reason(), problem.count()));
        boolean isUnreadable =
                found.isEmpty() && told.stream().anyMatch(problem -> !EXPECTED.contains(problem.reason()));
        if (isUnreadable) {
            trouble(Trouble.of(
                            Kind.MALFORMED,
                            "its answer cannot be read: "
                                    + Refusals.shortened(told.getFirst().reason()))
                    .about(query.asked()));
        }
    }

    /** What came of it all, as it is now. */
    synchronized Reading reading(Source source, Budget budget) {
        List<Trouble> all = new ArrayList<>(troubles);
        if (moreTroubles > 0) {
            all.add(Trouble.of(Kind.OWN_FAULT, "of " + moreTroubles + " further reasons that are not listed"));
        }
        ReadNotes copy = new ReadNotes();
        copy.addAll(notes);
        return new Reading(source.name(), source.kind(), queries, budget, copy, all, recognition);
    }
}
