package dev.firefight.app.example;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to happen, in order of time; at equal times in the order in which it was planned. */
final class Timetable {
    private record Plan(long micros, long number, Runnable what) {}

    private final PriorityQueue<Plan> plans =
            new PriorityQueue<>(Comparator.comparingLong(Plan::micros).thenComparingLong(Plan::number));
    private long number;
    private long now;

    Timetable(long start) {
        now = start;
    }

    long now() {
        return now;
    }

    void at(long micros, Runnable what) {
        plans.add(new Plan(Math.max(now, micros), number++, what));
    }

    void after(long micros, Runnable what) {
        at(now + micros, what);
    }

    /** Lets everything happen that is planned, and what is planned by it. */
    void run() {
        for (Plan next = plans.poll(); next != null; next = plans.poll()) {
            now = next.micros();
            next.what().run();
        }
    }
}
