package dev.firefight.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** A way to a server that can fall silent without an end, as when a laptop leaves a network: nothing comes through, and nobody says so. */
final class Relay implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile AtomicBoolean isSilent = new AtomicBoolean();

    Relay(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Who is connected hears nothing any more; who connects from now on does. */
    void silence() {
        isSilent.set(true);
        isSilent = new AtomicBoolean();
    }

    private void accept() {
        try {
            while (true) {
                Socket from = door.accept();
                Socket to = new Socket(InetAddress.ofLiteral("127.0.0.1"), target);
                AtomicBoolean silent = isSilent;
                sockets.add(from);
                sockets.add(to);
                Thread.ofVirtual().start(() -> pass(from, to, silent));
                Thread.ofVirtual().start(() -> pass(to, from, silent));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void pass(Socket from, Socket to, AtomicBoolean silent) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (!silent.get()) {
                    out.write(bytes, 0, count);
                    out.flush();
                }
            }
        } catch (IOException gone) {
            // One of both has left.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
