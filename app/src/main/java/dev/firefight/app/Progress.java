package dev.firefight.app;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells on a terminal that long work goes on: nothing for the first two seconds, then a line a second that is wiped at the end. */
public final class Progress implements AutoCloseable {
    private static final long SILENT_SECONDS = 2;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread;

    private Progress(PrintWriter err, Supplier<String> work) {
        thread = Thread.ofVirtual().unstarted(() -> tell(err, work));
    }

    /** Starts to tell, if there is a terminal to tell on. */
    static Progress on(PrintWriter err, String work) {
        return on(err, () -> work);
    }

    /**
     * The same of work that is told anew each second.
     *
     * @param work how far it is, in a few words; asked for by another thread
     */
    public static Progress on(PrintWriter err, Supplier<String> work) {
        Progress progress = new Progress(err, work);
        if (Terminal.isThere()) {
            progress.thread.start();
        } else {
            progress.done.countDown();
        }
        return progress;
    }

    private void tell(PrintWriter err, Supplier<String> work) {
        try {
            if (done.await(SILENT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
            long seconds = SILENT_SECONDS;
            do {
                err.print("\r" + work.get() + " … " + seconds++ + " s");
                err.flush();
            } while (!done.await(1, TimeUnit.SECONDS));
            err.print("\r\u001b[K");
            err.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
