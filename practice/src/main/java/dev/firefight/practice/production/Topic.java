package dev.firefight.practice.production;

import dev.firefight.practice.design.TopicDesign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A queue of messages in partitions. A message that fails is tried again and stands in the way of those behind it, until it is put aside. */
public final class Topic {
    static final double WAY_NANOS = 1_000_000;

    private static final long AGAIN_NANOS = 1_000_000_000L;

    private final Production production;
    private final TopicDesign design;
    private final Link link;
    private final Route route;
    private final List<Partition> partitions = new ArrayList<>();
    private final int actor;
    private int next;
    private int attempts;
    private double putAside;
    private boolean isHalted;

    Topic(Production production, TopicDesign design, Link link, Route route) {
        this.production = production;
        this.design = design;
        this.link = link;
        this.route = route;
        this.attempts = design.attempts();
        this.actor = production.agenda().enrol(this::again);
        for (int i = 0; i < design.partitions(); i++) {
            partitions.add(new Partition());
        }
    }

    /** What it is called. */
    public String name() {
        return design.name();
    }

    /** A message comes. Whether there is room for it. */
    boolean publish() {
        next = (next + 1) % partitions.size();
        return partitions.get(next).add(false);
    }

    /** A message comes that nobody can handle. */
    public void poison(int partition) {
        partitions.get(partition).add(true);
    }

    /** After so many attempts a message is put aside; 0 for never. */
    public void putAsideAfter(int tries) {
        attempts = tries;
    }

    /** All that wait are thrown away. */
    public int purge() {
        int thrown = 0;
        for (Partition one : partitions) {
            thrown += one.purge();
        }
        return thrown;
    }

    /** Goes on behind the message that fails. */
    public void skip(int partition) {
        partitions.get(partition).drop();
    }

    String consumer() {
        return design.service();
    }

    /** How many partitions it has. */
    public int partitions() {
        return partitions.size();
    }

    /** How many messages wait in one. */
    public int waiting(int partition) {
        return partitions.get(partition).size;
    }

    double published(int partition) {
        return partitions.get(partition).published;
    }

    double handled(int partition) {
        return partitions.get(partition).handled;
    }

    double oldestNanos(int partition) {
        return partitions.get(partition).age();
    }

    double putAside() {
        return putAside;
    }

    /** Whether messages are handled. */
    public void handle(boolean isOn) {
        isHalted = !isOn;
        if (isOn) {
            partitions.forEach(Partition::go);
        }
    }

    private void again(int partition) {
        partitions.get(partition).work();
    }

    private final class Partition implements Asker {
        private long[] since = new long[64];
        private boolean[] isPoison = new boolean[64];
        private int head;
        private int size;
        private int failures;
        /** How many messages were before the first one of those that wait. */
        private long first;
        /** The one that somebody works on, or fails to. */
        private long workedOn;

        private boolean isWorking;
        private double handled;
        private double published;

        boolean add(boolean poison) {
            if (size >= design.capacity()) {
                return false;
            }
            if (size == since.length) {
                long[] more = Arrays.copyOf(since, 2 * size);
                boolean[] also = Arrays.copyOf(isPoison, 2 * size);
                for (int i = 0; i < size; i++) {
                    more[i] = since[(head + i) % size];
                    also[i] = isPoison[(head + i) % size];
                }
                since = more;
                isPoison = also;
                head = 0;
            }
            published++;
            int at = (head + size++) % since.length;
            since[at] = production.nowNanos();
            isPoison[at] = poison;
            go();
            return true;
        }

        void go() {
            if (!isWorking) {
                work();
            }
        }

        void work() {
            if (size > 0 && !isHalted) {
                isWorking = true;
                workedOn = first;
                link.ask(this, Call.NOBODY, route, false).isPoison = isPoison[head];
            } else {
                isWorking = false;
            }
        }

        @Override
        public void answered(Call call, Failure outcome) {
            if (workedOn != first) { // it was thrown away meanwhile
                work();
                return;
            }
            if (outcome != Failure.NONE && (attempts == 0 || ++failures < attempts)) {
                production.agenda().plan(production.nowNanos() + AGAIN_NANOS, actor, partitions.indexOf(this));
                return;
            }
            if (outcome == Failure.NONE) {
                handled++;
            } else {
                putAside++;
            }
            drop();
            work();
        }

        void drop() {
            failures = 0;
            if (size > 0) {
                head = (head + 1) % since.length;
                size--;
                first++;
            }
        }

        int purge() {
            int thrown = size;
            first += size;
            size = 0;
            failures = 0;
            return thrown;
        }

        double age() {
            return size == 0 ? 0 : production.nowNanos() - since[head];
        }
    }
}
