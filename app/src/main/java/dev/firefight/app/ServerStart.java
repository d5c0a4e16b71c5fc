package dev.firefight.app;

import dev.firefight.journal.JournalException;
import dev.firefight.server.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** Starts servers, and keeps them until the process ends. */
public final class ServerStart {
    private ServerStart() {}

    /**
     * Starts one.
     *
     * @param options by which another address is told
     * @param log for its troubles
     * @throws UsageException that says what to do, where it does not start
     */
    public static Server start(Server.Settings settings, String options, PrintWriter log) {
        try {
            return Server.start(settings, InstantSource.system(), new SecureRandom(), log);
        } catch (JournalException notOpened) {
            throw new UsageException(String.valueOf(notOpened.getMessage()));
        } catch (RuntimeException failed) {
            Throwable first = failed;
            while (first.getCause() != null) {
                first = first.getCause();
            }
            boolean isUnknown = first instanceof UnresolvedAddressException || first instanceof UnknownHostException;
            if (!isUnknown && !(first instanceof IOException)) {
                throw new UsageException("the server does not start: " + failed.getMessage());
            }
            throw new UsageException("cannot answer on " + settings.host() + ":" + settings.port() + ": "
                    + (isUnknown ? "there is no such address" : String.valueOf(first.getMessage()))
                    + "; take another " + options + ", or stop what is running there");
        }
    }

    /** Waits until the process is told to end, and ends what runs before it does. */
    public static void awaitStop(Runnable end) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.run();
            stopped.countDown();
        }));
        stopped.await();
    }
}
