package dev.firefight.live.shop;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a program of the shop is.
 *
 * @param name of its service
 * @param port on which it answers requests and tells metrics
 * @param control port on which faults are switched
 * @param isOutside whether it belongs to somebody else, and tells nothing of itself
 * @param connections in the pool in front of its database; 0 where it has none
 * @param calls whom it asks for each request, one after the other
 * @param zipkin where spans are sent; nowhere if empty
 * @param log its file of lines
 */
public record Part(
        String name,
        int port,
        int control,
        boolean isOutside,
        int connections,
        List<Callee> calls,
        Optional<URI> zipkin,
        Path log) {
    /** Copies the list. */
    public Part {
        calls = List.copyOf(calls);
    }

    /**
     * Somebody who is asked.
     *
     * @param name of the service
     * @param port on which it answers
     */
    public record Callee(String name, int port) {}

    /** As the arguments of the program, from which {@link #of} makes it again. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                name,
                String.valueOf(port),
                String.valueOf(control),
                String.valueOf(isOutside),
                String.valueOf(connections),
                zipkin.map(URI::toString).orElse("-"),
                log.toString()));
        calls.forEach(one -> {
            arguments.add(one.name());
            arguments.add(String.valueOf(one.port()));
        });
        return List.copyOf(arguments);
    }

    static Part of(String[] arguments) {
        List<Callee> calls = new ArrayList<>();
        for (int i = 7; i + 1 < arguments.length; i += 2) {
            calls.add(new Callee(arguments[i], Integer.parseInt(arguments[i + 1])));
        }
        return new Part(
                arguments[0],
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Boolean.parseBoolean(arguments[3]),
                Integer.parseInt(arguments[4]),
                calls,
                arguments[5].equals("-") ? Optional.empty() : Optional.of(URI.create(arguments[5])),
                Path.of(arguments[6]));
    }
}
