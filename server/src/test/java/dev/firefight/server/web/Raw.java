package dev.firefight.server.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer to a request that was written byte by byte, as no polite client would send it.
 *
 * @param status of the answer; 0 where the connection was closed without one of HTTP
 * @param headers each as its line
 * @param body what came after them, as it came
 */
record Raw(int status, List<String> headers, String body) {
    private static final int MOST_WAIT_MILLIS = 10_000;

    Raw {
        headers = List.copyOf(headers);
    }

    /** Sends this and reads what comes until the server closes the connection, which {@code Connection: close} asks it to. */
    static Raw send(int port, String request) {
        return send(port, request.getBytes(StandardCharsets.UTF_8));
    }

    static Raw send(int port, byte[] request) {
        try (Socket socket = connect(port)) {
            write(socket, request);
            return parse(read(socket, request));
        } catch (IOException broken) {
            throw new IllegalStateException("no answer at all", broken);
        }
    }

    static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MOST_WAIT_MILLIS);
        socket.setSoTimeout(MOST_WAIT_MILLIS);
        return socket;
    }

    /** A server that has heard enough answers and closes: what could not be written then does not matter. */
    private static void write(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (IOException closed) {
            // The answer is read all the same.
        }
    }

    private static byte[] read(Socket socket, byte[] request) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            byte[] some = new byte[8_192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                all.write(some, 0, read);
            }
        } catch (SocketTimeoutException silent) {
            throw new AssertionError("the connection was neither answered nor closed within " + MOST_WAIT_MILLIS
                    + " ms: " + new String(request, StandardCharsets.UTF_8) + "\nso far: "
                    + all.toString(StandardCharsets.UTF_8));
        } catch (IOException reset) {
            // As good as closed.
        }
        return all.toByteArray();
    }

    private static Raw parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.startsWith("HTTP/")) {
            return new Raw(0, List.of(), "");
        }
        int end = text.indexOf("\r\n\r\n");
        List<String> lines = new ArrayList<>(text.substring(0, end).lines().toList());
        String status = lines.removeFirst();
        return new Raw(Integer.parseInt(status.substring(9, 12)), lines, text.substring(end + 4));
    }

    /** The value of a header; of several the first. */
    Optional<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }
}
