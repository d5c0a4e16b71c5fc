package dev.firefight.live.shop;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The faults that are switched on: {@code POST /on/bad-deploy} on the control port switches one on, {@code POST /off/…} off. */
final class Faults {
    private final Set<Fault> on = ConcurrentHashMap.newKeySet();
    private final BiConsumer<Fault, Boolean> switched;

    /** @param switched told of each switch, and whether it is on now */
    Faults(BiConsumer<Fault, Boolean> switched) {
        this.switched = switched;
    }

    boolean has(Fault fault) {
        return on.contains(fault);
    }

    void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<Fault> fault = Arrays.stream(Fault.values())
                .filter(one -> path.endsWith("/" + one.word()))
                .findFirst();
        if (fault.isPresent()) {
            boolean isOn = path.startsWith("/on/");
            boolean isNew = isOn ? on.add(fault.get()) : on.remove(fault.get());
            if (isNew) {
                switched.accept(fault.get(), isOn);
            }
        }
        exchange.sendResponseHeaders(fault.isPresent() ? 204 : 404, -1);
        exchange.close();
    }
}
