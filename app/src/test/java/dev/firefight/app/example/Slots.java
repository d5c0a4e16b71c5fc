package dev.firefight.app.example;

import java.util.ArrayDeque;

/** Something of which there are a few, such as processors or connections: whoever finds none free waits, first come, first served. */
final class Slots {
    private static final class Waiting {
        final Runnable granted;
        boolean over;

        Waiting(Runnable granted) {
            this.granted = granted;
        }
    }

    private final Timetable time;
    private final int size;
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private int used;
    private int waiting;
    private long refusals;

    Slots(Timetable time, int size) {
        this.time = time;
        this.size = size;
    }

    /** Takes one, at once or when one is free; or refuses when the patience ends before. */
    void acquire(long patienceMicros, Runnable granted, Runnable refused) {
        if (used < size) {
            used++;
            granted.run();
            return;
        }
        Waiting place = new Waiting(granted);
        queue.add(place);
        waiting++;
        time.after(patienceMicros, () -> {
            if (!place.over) {
                place.over = true;
                waiting--;
                refusals++;
                refused.run();
            }
        });
    }

    /** Takes one, however long it takes. */
    void acquire(Runnable granted) {
        if (used < size) {
            used++;
            granted.run();
        } else {
            queue.add(new Waiting(granted));
            waiting++;
        }
    }

    /** Gives one back; the next in the queue has it. */
    void release() {
        for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
            if (!next.over) {
                next.over = true;
                waiting--;
                next.granted.run();
                return;
            }
        }
        used--;
    }

    int size() {
        return size;
    }

    int used() {
        return used;
    }

    int waiting() {
        return waiting;
    }

    long refusals() {
        return refusals;
    }
}
