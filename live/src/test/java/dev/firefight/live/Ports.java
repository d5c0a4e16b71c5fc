package dev.firefight.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ports that were free a moment ago, below those that systems give to whoever connects: programs are ended and started again on theirs, and
 * in between nobody should get them by chance.
 */
final class Ports {
    private static final int FIRST = 12_000;
    private static final int LAST = 32_000;

    private Ports() {}

    /** All different, from a place that is another one for each process. */
    static List<Integer> free(int count) throws IOException {
        int start = (int) (ProcessHandle.current().pid() * 31 % (LAST - FIRST));
        List<Integer> ports = IntStream.range(0, LAST - FIRST)
                .map(i -> FIRST + (start + i) % (LAST - FIRST))
                .filter(Ports::isFree)
                .limit(count)
                .boxed()
                .toList();
        if (ports.size() < count) {
            throw new IOException("Fewer than " + count + " ports between " + FIRST + " and " + LAST
                    + " are free. End what listens there, and try again.");
        }
        return ports;
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (BindException taken) {
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
