package dev.firefight.practice.production;

import java.util.Arrays;

/** The connections that an instance keeps to a database. Who finds none waits a while. */
final class Pool {
    private final Production production;
    private final Database database;
    private final Deadlines deadlines;
    private final long patienceNanos;
    private final int designed;
    private int size;
    /** The machine to which the newest connection leads. */
    private int home;

    private int open;
    private int used;
    private int[] waiting = new int[16];
    private long[] tickets = new long[16];
    private int head;
    private int waiters;
    private int alive;
    private double timeouts;

    Pool(Production production, Database database, Deadlines deadlines, int size, long patienceNanos) {
        this.production = production;
        this.database = database;
        this.deadlines = deadlines;
        this.designed = size;
        this.size = size;
        this.patienceNanos = patienceNanos;
    }

    Database database() {
        return database;
    }

    /** A call wants a connection. */
    void connect(Call call) {
        call.pool = this;
        if (used < size && alive == 0) {
            hand(call);
            return;
        }
        if (waiters == waiting.length) {
            grow();
        }
        call.waitTicket = production.calls().ticket();
        int at = (head + waiters++) & (waiting.length - 1);
        alive++;
        waiting[at] = call.slot;
        tickets[at] = call.waitTicket;
        deadlines.add(call.slot, call.waitTicket, production.nowNanos() + patienceNanos);
    }

    private void grow() {
        int length = waiting.length;
        int[] slots = new int[2 * length];
        long[] all = new long[2 * length];
        for (int i = 0; i < length; i++) {
            slots[i] = waiting[(head + i) & (length - 1)];
            all[i] = tickets[(head + i) & (length - 1)];
        }
        waiting = slots;
        tickets = all;
        head = 0;
    }

    private void hand(Call call) {
        call.waitTicket = 0;
        if (used >= open) {
            int node = database.nodes().opens();
            if (node == Nodes.NO_NODE) {
                call.pool = null;
                call.server
                        .desk()
                        .fail(
                                call,
                                Failure.TOO_MANY_CONNECTIONS,
                                "could not connect to " + database.name() + ": "
                                        + Failure.TOO_MANY_CONNECTIONS.words());
                return;
            }
            home = node;
            open++;
        }
        used++;
        call.route.op(call.step).connected(call);
    }

    /** It waited as long as it may. */
    void giveUp(Call call) {
        alive--;
        timeouts++;
        call.waitTicket = 0;
        call.pool = null;
        call.server
                .desk()
                .fail(
                        call,
                        Failure.POOL_TIMEOUT,
                        "HikariPool-1 - Connection is not available, request timed out after "
                                + patienceNanos / 1_000_000
                                + "ms (total=" + open + ", active=" + used + ", idle=" + (open - used) + ", waiting="
                                + alive
                                + ")");
    }

    /** A call is done with its connection. */
    void giveBack(Call call) {
        call.pool = null;
        if (call.losesConnection) {
            call.losesConnection = false;
            return; // it counts as used for ever
        }
        used--;
        serve();
    }

    private void serve() {
        while (waiters > 0 && used < size) {
            int slot = waiting[head];
            long ticket = tickets[head];
            head = (head + 1) & (waiting.length - 1);
            waiters--;
            Call next = production.calls().get(slot);
            if (next.waitTicket == ticket) {
                alive--;
                hand(next);
            }
        }
    }

    /** It has been used for long: once or other there was need for each of its connections, and one that is open stays so. */
    void settle() {
        while (open < size) {
            int node = database.nodes().opens();
            if (node == Nodes.NO_NODE) {
                return;
            }
            home = node;
            open++;
        }
    }

    /** All connections are closed; who waits is told nothing. */
    void clear() {
        database.nodes().closes(home, open);
        open = 0;
        used = 0;
        waiters = 0;
        alive = 0;
        timeouts = 0;
        Arrays.fill(tickets, 0);
    }

    /** Those that nobody uses are closed. */
    void reopen() {
        database.nodes().closes(home, open - used);
        open = used;
    }

    /** Another size. */
    void resize(int most) {
        size = most;
        serve();
    }

    int designed() {
        return designed;
    }

    int size() {
        return size;
    }

    int open() {
        return open;
    }

    int used() {
        return used;
    }

    int waiting() {
        return alive;
    }

    double timeouts() {
        return timeouts;
    }
}
