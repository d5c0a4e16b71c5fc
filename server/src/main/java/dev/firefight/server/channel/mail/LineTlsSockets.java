package dev.firefight.server.channel.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** Makes the sockets of one {@link Line} with TLS; one that is put over another leaves that one kept, which closes both. */
final class LineTlsSockets extends SSLSocketFactory {
    private final SSLSocketFactory maker;
    private final Line line;

    LineTlsSockets(SSLSocketFactory maker, Line line) {
        this.maker = maker;
        this.line = line;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return maker.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return maker.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(Socket under, String host, int port, boolean closesIt) throws IOException {
        return maker.createSocket(under, host, port, closesIt);
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
