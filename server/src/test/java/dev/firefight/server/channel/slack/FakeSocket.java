package dev.firefight.server.channel.slack;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** The other side of Socket Mode on loopback (RFC 6455), which says what it is told to say. */
public final class FakeSocket implements AutoCloseable {
    private static final int TEXT = 1;
    private static final int END = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Line> fresh = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private volatile boolean greets = true;
    private volatile boolean answersPings = true;

    FakeSocket() throws IOException {
        Thread.ofVirtual().start(this::listen);
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("ws://localhost:" + listening.getLocalPort() + "/link/?ticket=1");
    }

    /** Whether it greets those that come from now on. */
    public void greet(boolean does) {
        greets = does;
    }

    /** Whether it answers when it is asked if it is there. */
    public void answerPings(boolean does) {
        answersPings = does;
    }

    /** The next one that comes; waits for it. */
    public Line next() throws InterruptedException {
        return Optional.ofNullable(fresh.poll(20, TimeUnit.SECONDS))
                .orElseThrow(() -> new IllegalStateException("nobody came"));
    }

    /** What the other side said next, such as an acknowledgement; waits for it. */
    public String nextHeard() throws InterruptedException {
        return Optional.ofNullable(heard.poll(20, TimeUnit.SECONDS))
                .orElseThrow(() -> new IllegalStateException("nothing was said"));
    }

    /** The envelope that is acknowledged next; waits for it. */
    public String nextAcknowledged() throws InterruptedException {
        return JsonMapper.shared().readTree(nextHeard()).path("envelope_id").asString("");
    }

    /** Whether nothing more was said. */
    public boolean isQuiet() {
        return heard.isEmpty();
    }

    /** How many came so far. */
    public int lines() {
        return lines.size();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Line line = new Line(listening.accept());
                lines.add(line);
                Thread.ofVirtual().start(line::serve);
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Line line : lines) {
            line.hangUp();
        }
    }

    /** One connection. */
    public final class Line {
        private final Socket socket;
        private final AtomicInteger pongs = new AtomicInteger();

        private Line(Socket socket) {
            this.socket = socket;
        }

        /** Says a text. */
        public void say(String text) throws IOException {
            frame(0x80 | TEXT, text.getBytes(StandardCharsets.UTF_8));
        }

        /** Says a text in two parts. */
        public void sayInParts(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int half = bytes.length / 2;
            frame(TEXT, java.util.Arrays.copyOf(bytes, half));
            frame(0x80, java.util.Arrays.copyOfRange(bytes, half, bytes.length));
        }

        /** Says bytes as they are, frames or not. */
        public synchronized void sayRaw(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** Says that it ends. */
        public void sayEnd() throws IOException {
            frame(0x80 | END, new byte[] {0x03, (byte) 0xE8});
        }

        /** Asks whether the other side is there. */
        public void ping() throws IOException {
            frame(0x80 | PING, new byte[0]);
        }

        /** Ends without a word. */
        public void hangUp() throws IOException {
            socket.close();
        }

        /** How often the other side said that it is there. */
        public int pongs() {
            return pongs.get();
        }

        /** Whether it is over. */
        public boolean isOver() {
            return socket.isClosed();
        }

        private synchronized void frame(int first, byte[] bytes) throws IOException {
            ByteBuffer frame = ByteBuffer.allocate(10 + bytes.length).put((byte) first);
            if (bytes.length < 126) {
                frame.put((byte) bytes.length);
            } else if (bytes.length < 1 << 16) {
                frame.put((byte) 126).putShort((short) bytes.length);
            } else {
                frame.put((byte) 127).putLong(bytes.length);
            }
            frame.put(bytes);
            OutputStream out = socket.getOutputStream();
            out.write(frame.array(), 0, frame.position()); // in one piece, or the end of it waits for the other side
            out.flush();
        }

        private void serve() {
            try (socket) {
                DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
                shakeHands(in);
                if (greets) {
                    say("{\"type\":\"hello\",\"num_connections\":1,\"connection_info\":{\"app_id\":\"A1\"}}");
                }
                fresh.add(this); // after the greeting, so that what it says later comes behind it
                while (hear(in)) {
                    // until it ends
                }
            } catch (IOException gone) {
                // The other side has had enough.
            }
        }

        private void shakeHands(DataInputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            String key = head.toString()
                    .lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseThrow();
            sayRaw(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }

        private static String accept(String key) {
            try {
                return Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-1")
                                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                        .getBytes(StandardCharsets.US_ASCII)));
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("every Java has SHA-1", missing);
            }
        }

        private boolean hear(DataInputStream in) throws IOException {
            int kind = in.readUnsignedByte() & 0x0F;
            int length = in.readUnsignedByte() & 0x7F;
            if (length == 126) {
                length = in.readUnsignedShort();
            }
            byte[] mask = in.readNBytes(4);
            byte[] bytes = in.readNBytes(length);
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] ^= mask[at % 4];
            }
            switch (kind) {
                case TEXT -> heard.add(new String(bytes, StandardCharsets.UTF_8));
                case PING -> {
                    if (answersPings) {
                        frame(0x80 | PONG, bytes);
                    }
                }
                case PONG -> pongs.incrementAndGet();
                default -> {
                    // nothing follows of it
                }
            }
            return kind != END;
        }
    }
}
