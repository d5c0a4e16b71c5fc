package dev.firefight.telemetry.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The questions of one reading of one source: asks until nothing further is of use, and counts.
 *
 * @param http who asks
 * @param mostAtATime how many at a time
 * @param until when the time for all is over
 * @param intake where answers go
 */
record Asking(HttpReader http, int mostAtATime, Instant until, Intake intake) {
    /** Asks one question. */
    void one(Query query, BiConsumer<Query, Answer> then) {
        if (intake.isHopeless()) {
            return;
        }
        if (http.ask(query, until, answer -> then.accept(query, answer))) {
            intake.asked();
        }
    }

    /** Asks one question, and gives what somebody reads in the answer; empty when there was no answer, or nothing in it. */
    <T> Optional<T> told(Query query, BiFunction<Query, Answer, Optional<T>> reader) {
        List<T> told = new ArrayList<>(1);
        one(query, (asked, answer) -> reader.apply(asked, answer).ifPresent(told::add));
        return told.stream().findFirst();
    }

    /**
     * Asks one question that is answered in one value of JSON. An answer that is not what it should be is a trouble.
     *
     * @param kindOfServer what should answer, with its article
     */
    <T> Optional<T> json(Query query, String kindOfServer, Function<JsonNode, Optional<T>> reader) {
        return told(query, (asked, answer) -> intake.bytes(asked, answer).flatMap(bytes -> {
            Optional<T> read = JsonAnswers.read(bytes).flatMap(reader);
            if (read.isEmpty()) {
                intake.trouble(Trouble.of(
                                Trouble.Kind.MALFORMED,
                                "its answer is not what " + kindOfServer + " answers: is this the address of one?")
                        .about(asked.asked()));
            }
            return read;
        }));
    }

    /** As {@link #json}, of what not every server tells: it is no trouble if not. */
    <T> Optional<T> jsonIfTold(Query query, Function<JsonNode, Optional<T>> reader) {
        return ifTold(query, bytes -> JsonAnswers.read(bytes).flatMap(reader));
    }

    /** What somebody reads in an answer that not every server gives: it is no trouble if not. */
    <T> Optional<T> ifTold(Query query, Function<byte[], Optional<T>> reader) {
        return told(query, (asked, answer) -> {
            if (answer instanceof Answer.Failed(Trouble trouble) && trouble.isOfWholeSource()) {
                intake.trouble(trouble);
            }
            return answer instanceof Answer.Body(byte[] bytes, boolean _) ? reader.apply(bytes) : Optional.empty();
        });
    }

    /** Asks several, some at a time, and waits for all. */
    void all(List<Query> queries, BiConsumer<Query, Answer> then) {
        each(queries, query -> one(query, then));
    }

    /** Does something for each of several, some at a time, and waits for all. */
    <T> void each(List<T> several, Consumer<T> doing) {
        Queue<T> waiting = new ConcurrentLinkedQueue<>(several);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(mostAtATime, several.size()); i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (T next = waiting.poll(); next != null; next = waiting.poll()) {
                    doing.accept(next);
                }
            }));
        }
        boolean isInterrupted = false;
        for (Thread thread : threads) {
            isInterrupted |= joinInterrupted(thread, threads);
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a thread; who is interrupted meanwhile interrupts all and waits on, since they end soon. */
    private static boolean joinInterrupted(Thread thread, List<Thread> all) {
        boolean isInterrupted = false;
        while (true) {
            try {
                thread.join();
                return isInterrupted;
            } catch (InterruptedException e) {
                isInterrupted = true;
                all.forEach(Thread::interrupt);
            }
        }
    }
}
