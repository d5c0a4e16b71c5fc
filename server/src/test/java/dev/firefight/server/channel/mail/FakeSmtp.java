package dev.firefight.server.channel.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server on loopback that keeps what it is given, and answers as it is told. Steps are called by the command, with {@code CONNECT} for
 * the greeting and {@code END} for the end of a mail.
 */
public final class FakeSmtp implements AutoCloseable {
    /** A mail that came; the lines of its text end with LF. */
    public record Received(String from, List<String> to, String text, boolean isSafe, String login) {
        /** A header on one line; empty where there is none. */
        public String header(String name) {
            String head = text.substring(0, text.indexOf("\n\n")).replaceAll("\n[ \t]+", " ");
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    private sealed interface Step {
        record Say(String answer) implements Step {}

        record Stall() implements Step {}

        record Drip() implements Step {}

        record Drop() implements Step {}
    }

    private enum Safety {
        NONE,
        STARTTLS,
        TLS
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Safety safety;
    private final Optional<SSLContext> tls;
    private final Map<String, Queue<Step>> script = new ConcurrentHashMap<>();
    private final List<Received> mails = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch isClosed = new CountDownLatch(1);

    private FakeSmtp(Safety safety, Optional<SSLContext> tls) throws IOException {
        this.safety = safety;
        this.tls = tls;
        Thread.ofVirtual().start(this::listen);
    }

    /** One in the open. */
    public static FakeSmtp plain() throws IOException {
        return new FakeSmtp(Safety.NONE, Optional.empty());
    }

    /** One that offers STARTTLS. */
    public static FakeSmtp withStartTls(SSLContext tls) throws IOException {
        return new FakeSmtp(Safety.STARTTLS, Optional.of(tls));
    }

    /** One with TLS from the first byte. */
    public static FakeSmtp withTls(SSLContext tls) throws IOException {
        return new FakeSmtp(Safety.TLS, Optional.of(tls));
    }

    /** At the next of these steps it answers so, once. */
    public FakeSmtp saying(String step, String answer) {
        return next(step, new Step.Say(answer));
    }

    /** At the next of these steps it says nothing until it is closed. */
    public FakeSmtp stallingAt(String step) {
        return next(step, new Step.Stall());
    }

    /** At the next of these steps it answers a sign now and then, and never ends. */
    public FakeSmtp drippingAt(String step) {
        return next(step, new Step.Drip());
    }

    /** At the next of these steps it closes the connection. */
    public FakeSmtp droppingAt(String step) {
        return next(step, new Step.Drop());
    }

    private FakeSmtp next(String step, Step what) {
        script.computeIfAbsent(step, _ -> new ArrayDeque<>()).add(what);
        return this;
    }

    /** Where it listens. */
    public int port() {
        return socket.getLocalPort();
    }

    /** What it took. */
    public List<Received> mails() {
        return List.copyOf(mails);
    }

    /** How many came so far. */
    public int connections() {
        return connections.get();
    }

    /** How many are there now. */
    public int openConnections() {
        return open.size();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.incrementAndGet();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket plain) {
        try (plain) {
            Talk talk = new Talk(safety == Safety.TLS ? safe(plain) : plain, safety == Safety.TLS);
            if (talk.step("CONNECT", "220 mail.example.org ESMTP")) {
                talk.listen();
            }
        } catch (IOException gone) {
            // The other side has had enough.
        } finally {
            open.remove(plain);
        }
    }

    private Socket safe(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) tls.orElseThrow().getSocketFactory().createSocket(plain, null, true);
        socket.setUseClientMode(false);
        return socket;
    }

    /** One connection. */
    private final class Talk {
        private Socket line;
        private boolean isSafe;
        private BufferedReader in;
        private OutputStream out;
        private String login = "";
        private String from = "";
        private final List<String> to = new CopyOnWriteArrayList<>();

        Talk(Socket line, boolean isSafe) throws IOException {
            this.line = line;
            this.isSafe = isSafe;
            this.in = reader(line);
            this.out = line.getOutputStream();
        }

        private static BufferedReader reader(Socket socket) throws IOException {
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        void listen() throws IOException {
            for (Optional<String> asked = read(); asked.isPresent(); asked = read()) {
                if (!answer(asked.get())) {
                    return;
                }
            }
        }

        private Optional<String> read() throws IOException {
            return Optional.ofNullable(in.readLine());
        }

        private boolean answer(String asked) throws IOException {
            String command = asked.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            return switch (command) {
                case "EHLO" ->
                    step(
                            "EHLO",
                            "250-mail.example.org\r\n"
                                    + (safety == Safety.STARTTLS && !isSafe ? "250-STARTTLS\r\n" : "")
                                    + "250-AUTH PLAIN\r\n250 8BITMIME");
                case "STARTTLS" -> {
                    boolean goesOn = step("STARTTLS", "220 go ahead");
                    if (goesOn) {
                        line = safe(line);
                        isSafe = true;
                        in = reader(line);
                        out = line.getOutputStream();
                    }
                    yield goesOn;
                }
                case "AUTH" -> {
                    login = asked.substring("AUTH PLAIN".length()).strip();
                    yield step("AUTH", "235 2.7.0 welcome");
                }
                case "MAIL" -> {
                    from = asked.substring(10);
                    yield step("MAIL", "250 2.1.0 ok");
                }
                case "RCPT" -> {
                    to.add(asked.substring(8));
                    yield step("RCPT", "250 2.1.5 ok");
                }
                case "DATA" -> step("DATA", "354 go ahead") && mail();
                case "QUIT" -> {
                    step("QUIT", "221 2.0.0 bye");
                    yield false;
                }
                default -> step(command, "250 ok");
            };
        }

        private boolean mail() throws IOException {
            StringBuilder text = new StringBuilder();
            for (Optional<String> part = read(); !part.orElse(".").equals("."); part = read()) {
                text.append(part.get().startsWith(".") ? part.get().substring(1) : part.get())
                        .append('\n');
            }
            mails.add(new Received(from, List.copyOf(to), text.toString(), isSafe, login));
            return step("END", "250 2.0.0 queued as 7F3A");
        }

        /** Whether it goes on. */
        boolean step(String name, String usual) throws IOException {
            Step now = Optional.ofNullable(script.get(name)).map(Queue::poll).orElseGet(() -> new Step.Say(usual));
            return switch (now) {
                case Step.Say(String answer) -> {
                    write(answer + "\r\n");
                    yield !answer.startsWith("421") && (!name.equals("DATA") || answer.startsWith("3") || refused());
                }
                case Step.Stall() -> {
                    await(Long.MAX_VALUE);
                    yield false;
                }
                case Step.Drip() -> {
                    while (isClosed.getCount() > 0) {
                        write("2");
                        await(20);
                    }
                    yield false;
                }
                case Step.Drop() -> false;
            };
        }

        /** No mail follows: the next command is read at once. */
        private boolean refused() throws IOException {
            listen();
            return false;
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        private void await(long millis) {
            try {
                isClosed.await(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        isClosed.countDown();
        socket.close();
        for (Socket one : open) {
            one.close();
        }
    }
}
