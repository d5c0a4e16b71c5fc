package dev.firefight.practice.production;

import dev.firefight.practice.engine.Agenda;
import java.util.Arrays;

/**
 * Those who wait at most a certain time, the same for all: who began first gives up first. Almost all are answered before, so only the first one
 * stands on the agenda, and who was answered is passed over.
 */
final class Deadlines implements Agenda.Actor {
    private final Agenda agenda;
    private final int actor;
    private final Patience patience;
    private long[] due = new long[64];
    private long[] tickets = new long[64];
    private int[] slots = new int[64];
    private int head;
    private int size;
    private boolean isPlanned;

    /** What is known of those who wait. */
    interface Patience {
        /** Whether that one still waits for the same. */
        boolean isWaiting(int slot, long ticket);

        /** It waited long enough. */
        void isOver(int slot);
    }

    Deadlines(Agenda agenda, Patience patience) {
        this.agenda = agenda;
        this.patience = patience;
        this.actor = agenda.enrol(this);
    }

    /** Somebody begins to wait. The time is not before that of those who began earlier. */
    void add(int slot, long ticket, long dueNanos) {
        if (size == slots.length) {
            grow();
        }
        int at = (head + size++) & (slots.length - 1);
        due[at] = dueNanos;
        tickets[at] = ticket;
        slots[at] = slot;
        if (!isPlanned) {
            isPlanned = true;
            agenda.plan(dueNanos, actor, 0);
        }
    }

    private void grow() {
        int length = slots.length;
        due = turned(due, head);
        tickets = turned(tickets, head);
        int[] all = Arrays.copyOf(slots, 2 * length);
        for (int i = 0; i < length; i++) {
            all[i] = slots[(head + i) & (length - 1)];
        }
        slots = all;
        head = 0;
    }

    private static long[] turned(long[] ring, int head) {
        long[] all = new long[2 * ring.length];
        System.arraycopy(ring, head, all, 0, ring.length - head);
        System.arraycopy(ring, 0, all, ring.length - head, head);
        return all;
    }

    @Override
    public void happen(int detail) {
        // Stays planned meanwhile: who begins to wait because somebody else gave up stands behind those who are here
        // already.
        while (size > 0) {
            int slot = slots[head];
            boolean isWaiting = patience.isWaiting(slot, tickets[head]);
            if (isWaiting && due[head] > agenda.nowNanos()) {
                agenda.plan(due[head], actor, 0);
                return;
            }
            head = (head + 1) & (slots.length - 1);
            size--;
            if (isWaiting) {
                patience.isOver(slot);
            }
        }
        isPlanned = false;
    }
}
