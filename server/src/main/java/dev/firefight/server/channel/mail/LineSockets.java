package dev.firefight.server.channel.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes the sockets of one {@link Line}. */
final class LineSockets extends SocketFactory {
    private final SocketFactory maker;
    private final Line line;

    LineSockets(SocketFactory maker, Line line) {
        this.maker = maker;
        this.line = line;
    }

    @Override
    public Socket createSocket() throws IOException {
        return line.keep(maker.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return line.keep(maker.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return line.keep(maker.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return line.keep(maker.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return line.keep(maker.createSocket(host, port, from, fromPort));
    }
}
