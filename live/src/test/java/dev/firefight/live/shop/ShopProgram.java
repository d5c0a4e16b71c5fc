package dev.firefight.live.shop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** One program of the shop, until its standard input ends. */
public final class ShopProgram {
    private static final int BACKLOG = 200;
    private static final long SENDING_MILLIS = 500;

    private ShopProgram() {}

    /**
     * Runs it.
     *
     * @param arguments as {@link Part#arguments} has them
     */
    public static void main(String[] arguments) throws IOException {
        Part part = Part.of(arguments);
        InstantSource clock = InstantSource.system();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .connectTimeout(Duration.ofSeconds(1))
                .build();
        Lines lines = new Lines(part.log(), part.name(), clock);
        Spans spans = new Spans(part.name(), part.zipkin(), client);
        Service service = new Service(part, client, clock, lines, spans);
        HttpServer requests = server(part.port());
        requests.createContext("/orders", service::request);
        if (!part.isOutside()) {
            requests.createContext("/metrics", service::metrics);
        }
        requests.start();
        HttpServer control = server(part.control());
        control.createContext("/", service.faults()::handle);
        control.start();
        var _ = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().factory())
                .scheduleWithFixedDelay(spans::send, SENDING_MILLIS, SENDING_MILLIS, TimeUnit.MILLISECONDS);
        lines.say("INFO", "ShopApplication", "Started ShopApplication in 1.944 seconds (process running for 2.3)");
        System.in.readAllBytes();
        requests.stop(0);
        control.stop(0);
        Runtime.getRuntime().halt(0);
    }

    private static HttpServer server(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return server;
    }
}
