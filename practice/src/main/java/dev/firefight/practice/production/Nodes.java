package dev.firefight.practice.production;

import dev.firefight.practice.design.DatabaseDesign;
import dev.firefight.practice.production.LogBook.Severity;
import dev.firefight.telemetry.Origin;
import java.util.ArrayList;
import java.util.List;

/** The machines of a database: which of them takes writes, who is connected, how far copies are behind, how full disks are. */
public final class Nodes {
    /** There is no connection to be had. */
    static final int NO_NODE = -1;

    private static final long SECOND = 1_000_000_000L;
    private static final double CATCH_UP_NANOS = 5e9;

    private final Production production;
    private final DatabaseDesign design;
    private final List<Node> nodes = new ArrayList<>();
    private final int seconds;
    private int primary;
    /** To which node programs send what they write; it is the primary unless somebody forgot to tell them. */
    private int target;

    private int nextReplica;
    private double usedBytes;
    private double filledBySecond;
    private double replicaBehindNanos;
    private double replicated = 1;

    Nodes(Production production, DatabaseDesign design) {
        this.production = production;
        this.design = design;
        this.usedBytes = design.usedBytes();
        for (int i = 0; i <= design.replicas(); i++) {
            Processor processor = new Processor(production.agenda(), design.cores(), this::computed);
            nodes.add(new Node(design.name() + "-" + i, processor, i > 0));
        }
        seconds = production.agenda().enrol(this::second);
        production.agenda().plan(production.nowNanos() + SECOND, seconds, 0);
    }

    /** A statement has computed, and waits for the disk. */
    private void computed(int slot) {
        Call call = production.calls().get(slot);
        call.isElsewhere = false;
        if (call.isDead) {
            production.calls().drop(call);
        } else {
            call.server.desk().sleep(call, call.restNanos);
        }
    }

    private void second(int detail) {
        fill(filledBySecond);
        if (replicated < 1) {
            replicaBehindNanos += SECOND * (1 - replicated);
        } else {
            replicaBehindNanos = Math.max(0, replicaBehindNanos - CATCH_UP_NANOS);
        }
        production.agenda().plan(production.nowNanos() + SECOND, seconds, 0);
    }

    /** The node writes it into its own log; at most so many lines a second, as everybody. */
    void say(Node node, Severity severity, String text) {
        production.logs().write(new Origin(design.name(), node.name, ""), 0, severity, text, Trace.NONE);
    }

    // --- which of them

    List<Node> all() {
        return nodes;
    }

    Node primary() {
        return nodes.get(primary);
    }

    /** To which programs send what they write. */
    Node target() {
        return nodes.get(target);
    }

    /** The next copy in turn that runs; where there is none, the one that takes all else. */
    Node nextReplica() {
        for (int tries = 0; nodes.size() > 1 && tries < nodes.size(); tries++) {
            nextReplica = (nextReplica + 1) % nodes.size();
            Node node = nodes.get(nextReplica);
            if (nextReplica != target && node.isUp) {
                return node;
            }
        }
        return target();
    }

    /** The machine to which programs write goes away. */
    public void crash() {
        target().isUp = false;
        target().connections = 0;
    }

    /** The first machine that runs and is not the primary becomes it; programs are not told. Whether there is one. */
    public boolean promote() {
        for (int i = 0; i < nodes.size(); i++) {
            if (i != primary && nodes.get(i).isUp) {
                nodes.get(primary).isReadOnly = true;
                nodes.get(i).isReadOnly = false;
                primary = i;
                return true;
            }
        }
        return false;
    }

    /** Programs send what they write to the primary, whichever it was before. */
    public void repoint() {
        target = primary;
    }

    /** The primary takes no more than reads. */
    public void readOnly(boolean isOn) {
        primary().isReadOnly = isOn;
    }

    // --- connections

    /** One more connection is opened, where that is possible: the place of the machine, or {@link #NO_NODE}. */
    int opens() {
        Node node = target();
        if (node.connections >= design.connections()) {
            say(node, Severity.FATAL, "sorry, too many clients already");
            return NO_NODE;
        }
        node.connections++;
        return target;
    }

    /** So many connections to a machine are closed. */
    void closes(int node, int connections) {
        Node one = nodes.get(node);
        one.connections = Math.max(0, one.connections - connections);
    }

    /** So many connections are taken by others, or given back where it is less than nothing. */
    public void occupy(int connections) {
        Node node = target();
        node.connections = Math.max(0, node.connections + connections);
    }

    // --- copies

    /** Copies apply this share of what is written; 1 where they keep up. */
    public void replicate(double share) {
        replicated = share;
    }

    double replicaBehindNanos() {
        return replicaBehindNanos;
    }

    // --- disks

    /** Disks take so many times as long. */
    public void slowDisk(double times) {
        nodes.forEach(node -> node.diskFactor = times);
    }

    /** So many bytes are written each second by somebody, besides what requests write. */
    public void fillBySecond(long bytes) {
        filledBySecond = bytes;
    }

    /** So many bytes more are used, or fewer. */
    public void fill(double bytes) {
        usedBytes = Math.min((double) design.diskBytes(), Math.max(0, usedBytes + bytes));
    }

    double usedBytes() {
        return usedBytes;
    }

    boolean isFull() {
        return usedBytes >= design.diskBytes();
    }
}
