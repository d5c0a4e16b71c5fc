package dev.firefight.server.slack;

import dev.firefight.server.channel.slack.SlackAnswer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is said to Slack behind whoever waits, a few times where that does not work. Nothing hangs on it: what people did is written before. */
final class Answers implements AutoCloseable {
    /** So many are on their way at once; more are not said. */
    private static final int MOST_UNDER_WAY = 200;

    private static final int MOST_TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Consumer<String> trouble;

    /** @param trouble told of an answer that could not be given */
    Answers(Consumer<String> trouble) {
        this.trouble = trouble;
    }

    /** Says something soon. */
    void say(Supplier<? extends SlackAnswer<?>> what) {
        if (!room.tryAcquire()) {
            trouble.accept("an answer in Slack was left out, as " + MOST_UNDER_WAY + " are on their way");
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    trySaying(what);
                } finally {
                    room.release();
                }
            });
        } catch (RejectedExecutionException closed) {
            room.release();
        }
    }

    private void trySaying(Supplier<? extends SlackAnswer<?>> what) {
        Duration pause = FIRST_PAUSE;
        for (int tried = 1; tried <= MOST_TRIES && !threads.isShutdown(); tried++) {
            SlackAnswer<?> answer = what.get();
            Optional<String> left = left(answer);
            if (left.isEmpty()) {
                return;
            }
            boolean isLast =
                    tried == MOST_TRIES || (answer instanceof SlackAnswer.Failed<?> one && !one.isWorthAnotherTry());
            if (isLast) {
                trouble.accept("an answer in Slack could not be given: " + left.get());
                return;
            }
            Duration asked = answer instanceof SlackAnswer.Limited<?>(Duration after) ? after : pause;
            if (!slept(asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked)) {
                return;
            }
            pause = pause.multipliedBy(2);
        }
    }

    /** Why it was not said; empty where it was. */
    private static Optional<String> left(SlackAnswer<?> answer) {
        return switch (answer) {
            case SlackAnswer.Done<?> _ -> Optional.empty();
            case SlackAnswer.Limited<?> _ -> Optional.of("Slack takes no more now");
            case SlackAnswer.Failed<?> failed -> Optional.of(failed.error());
            case SlackAnswer.Unreachable<?> silent -> Optional.of(silent.reason());
        };
    }

    private static boolean slept(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
