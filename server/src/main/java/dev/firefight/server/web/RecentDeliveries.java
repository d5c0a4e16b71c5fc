package dev.firefight.server.web;

import dev.firefight.server.intake.Delivery;
import dev.firefight.server.paging.Intake;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The last deliveries of each integration, for whoever sets one up: kept in memory only. */
final class RecentDeliveries {
    private static final int KEPT_DELIVERIES = 20;
    /** Of the newest, which serves as sample for a mapping. */
    private static final int KEPT_OF_NEWEST_BYTES = 64 << 10;

    private static final int KEPT_BODY_BYTES = 8 << 10;

    private final Map<String, Deque<Line>> lines = new ConcurrentHashMap<>();

    /**
     * A delivery.
     *
     * @param at when
     * @param isTaken whether it could be read
     * @param what became of it, for people
     * @param body its beginning
     */
    record Line(Instant at, boolean isTaken, String what, String body) {
        private Line shorter() {
            return body.length() <= KEPT_BODY_BYTES
                    ? this
                    : new Line(at, isTaken, what, body.substring(0, KEPT_BODY_BYTES));
        }
    }

    void taken(String integration, Instant at, byte[] body, Delivery delivery, Intake.Result result) {
        String what = delivery.format() + ": " + result.stored() + " new, " + result.known() + " known"
                + (delivery.leftOut() > 0 ? "; the sender left " + delivery.leftOut() + " out" : "");
        taken(integration, at, body, what);
    }

    /** @param what became of it, for people */
    void taken(String integration, Instant at, byte[] body, String what) {
        add(integration, new Line(at, true, what, start(body)));
    }

    /** Of what comes many times a second one line a second is enough. */
    void told(String integration, Instant at, String what) {
        boolean isNews = of(integration).stream()
                .findFirst()
                .filter(one -> one.isTaken() && one.at().getEpochSecond() == at.getEpochSecond())
                .isEmpty();
        if (isNews) {
            add(integration, new Line(at, true, what, ""));
        }
    }

    void refused(String integration, Instant at, byte[] body, String why) {
        add(integration, new Line(at, false, why, start(body)));
    }

    private void add(String integration, Line line) {
        Deque<Line> some = lines.computeIfAbsent(integration, _ -> new ArrayDeque<>());
        synchronized (some) {
            Optional.ofNullable(some.pollFirst()).map(Line::shorter).ifPresent(some::addFirst);
            some.addFirst(line);
            if (some.size() > KEPT_DELIVERIES) {
                some.removeLast();
            }
        }
    }

    /** The newest first. */
    List<Line> of(String integration) {
        Deque<Line> some = lines.getOrDefault(integration, new ArrayDeque<>());
        synchronized (some) {
            return List.copyOf(some);
        }
    }

    private static String start(byte[] body) {
        return new String(body, 0, Math.min(body.length, KEPT_OF_NEWEST_BYTES), StandardCharsets.UTF_8);
    }
}
