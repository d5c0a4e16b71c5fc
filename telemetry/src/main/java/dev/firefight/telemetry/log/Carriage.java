package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.LineHabits.Told;
import dev.firefight.telemetry.log.LineHeader.Part;
import java.util.List;

/** Takes lines out of what carries them: the names and times before them, and Docker's JSON objects around them. */
final class Carriage {
    private static final byte[] DOCKER = {'{', '"', 'l', 'o', 'g', '"', ':'};

    private static final byte[] POD = {'"', 'p', 'o', 'd'};
    private static final int ENOUGH_OBJECTS = 100;

    private final Carrier[] carriers;
    private final boolean isCollected;
    private final TimeField times = new TimeField();
    private final LineHeader told = new LineHeader();
    private final RecordFields fields = new RecordFields();
    private final JsonLine json = new JsonLine();
    private int from;
    private int to;
    private int escapes;
    private boolean hasUnwrapped;
    /** Whether {@link #told} holds anything: most lines are carried by nothing, and what is empty need not be emptied. */
    private boolean hasTold;

    Carriage(LineHabits habits) {
        this.carriers = habits.carriers().toArray(Carrier[]::new);
        this.isCollected = habits.isCollected();
    }

    /** Whether any of the first objects among some lines is one in which a collector has put a line. */
    static boolean areCollected(Sample lines, List<Carrier> carriers) {
        Carriage carriage = new Carriage(new LineHabits(carriers, true, true, false, false, false, Told.NOTHING));
        int objects = 0;
        for (int i = 0; i < lines.size() && objects < ENOUGH_OBJECTS; i++) {
            carriage.unload(lines.bytes(), lines.from()[i], lines.to()[i]);
            if (carriage.from < carriage.to && lines.bytes()[carriage.from] == '{' && carriage.escapes == 0) {
                objects++;
                carriage.fields.clear();
                boolean isObject = carriage.json.read(
                        lines.bytes(), carriage.from, carriage.to, 0, carriage.fields, carriage.told);
                if (isObject && carriage.fields.isCollected()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Takes all between two places for the line. */
    void leave(int start, int end) {
        from = start;
        to = end;
    }

    /** Finds the line that is carried between two places. */
    void unload(byte[] bytes, int start, int end) {
        from = start;
        to = end;
        escapes = 0;
        boolean mayCarry = carriers.length > 0 || (start < end && bytes[start] == '{');
        if (hasTold || mayCarry) {
            told.clear(start, end);
        }
        hasTold = mayCarry;
        if (!mayCarry) {
            return;
        }
        for (Carrier carrier : carriers) {
            int behind = carrier.end(bytes, from, end, times, told);
            from = behind < 0 ? from : behind;
        }
        if (isDocker(bytes) || (isCollected && from < to && bytes[from] == '{')) {
            unwrap(bytes);
        }
    }

    private boolean isDocker(byte[] bytes) {
        if (to - from < DOCKER.length) {
            return false;
        }
        for (int i = 0; i < DOCKER.length; i++) {
            if (bytes[from + i] != DOCKER[i]) {
                return false;
            }
        }
        return true;
    }

    private void unwrap(byte[] bytes) {
        fields.clear();
        boolean isObject = json.read(bytes, from, to, 0, fields, told);
        if (!isObject || !(isCollected ? fields.isCollected() : fields.isWrapper())) {
            told.clear(from, to);
            return;
        }
        hasUnwrapped = true;
        if (isCollected) {
            told.writer = pod(bytes, from, fields.messageFrom(), pod(bytes, fields.messageTo(), to, told.writer));
        }
        from = fields.messageFrom();
        to = fields.messageTo();
        escapes = 1;
        boolean hasEnd = endsWith(bytes, 'n');
        told.isCut = !hasEnd && !isCollected; // Docker leaves the end away where it cuts, others always
        told.writer = told.writer * 31 + fields.streamLetter();
        to -= hasEnd ? 2 : 0;
        to -= endsWith(bytes, 'r') ? 2 : 0;
    }

    /** A hash of the first field between two places that names a pod: one collector takes over the lines of many. */
    private static long pod(byte[] bytes, int from, int to, long seed) {
        int at = from;
        while (at + POD.length < to && !Continuation.startsWith(bytes, at, to, POD)) {
            at++;
        }
        long hash = seed;
        for (; at + POD.length < to && bytes[at] != ',' && bytes[at] != '}'; at++) {
            hash = (hash ^ bytes[at]) * 0x100000001B3L;
        }
        return hash;
    }

    private boolean endsWith(byte[] bytes, char letter) {
        return to - from >= 2 && bytes[to - 2] == '\\' && bytes[to - 1] == letter;
    }

    /** Whether any line was one of Docker's objects. */
    boolean hasUnwrapped() {
        return hasUnwrapped;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** How often the quotes of the carried line are escaped. */
    int escapes() {
        return escapes;
    }

    long writer() {
        return told.writer;
    }

    boolean isCut() {
        return told.isCut;
    }

    boolean isTimed() {
        return told.hasTime;
    }

    boolean hasHost() {
        return hasTold && told.has(Part.HOST);
    }

    /** Adds what the carrier tells to what the line tells itself: it knows the pod by the name that a person uses. */
    void complete(LineHeader header) {
        if (!hasTold) {
            return;
        }
        if (told.hasTime && (!header.hasTime || !header.hasYear())) {
            header.time(told.seconds, told.nanos, told.timeFlags);
        }
        if (told.has(Part.HOST)) {
            header.part(Part.HOST, told.from(Part.HOST), told.to(Part.HOST));
        }
    }
}
