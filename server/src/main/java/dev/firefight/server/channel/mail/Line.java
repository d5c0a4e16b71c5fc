package dev.firefight.server.channel.mail;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** The connection of one mail, so that it can be cut from outside: whoever answers one byte now and then is waited for by no other time-out. */
final class Line {
    private boolean isCut;
    private Optional<Socket> socket = Optional.empty();

    /** A new connection of this mail; closed at once where the time is over already. */
    synchronized Socket keep(Socket fresh) {
        socket = Optional.of(fresh);
        if (isCut) {
            close(fresh);
        }
        return fresh;
    }

    /** Closes it, and whatever comes after it. */
    synchronized void cut() {
        isCut = true;
        socket.ifPresent(Line::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // It is of no more use than that.
        }
    }
}
