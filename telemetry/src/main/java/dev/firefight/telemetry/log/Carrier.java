package dev.firefight.telemetry.log;

import dev.firefight.telemetry.log.LineHeader.Part;

/**
 * What carried a line here: the names that kubectl, stern and docker compose put before each line, the files of Kubernetes' container
 * runtimes. Each takes the place where it would start, fills the header, and gives the place behind it, -1 when it is not there.
 */
enum Carrier {
    /** {@code [pod/cart-7d4b9c6f58-x2x4z/cart] }. */
    KUBECTL("behind names of kubectl --prefix", 0) {
        @Override
        int end(byte[] bytes, int from, int to, TimeField times, LineHeader header) {
            if (to - from < 8
                    || bytes[from] != '['
                    || bytes[from + 1] != 'p'
                    || bytes[from + 2] != 'o'
                    || bytes[from + 4] != '/') {
                return -1;
            }
            int end = Fields.wordEnd(bytes, from, to);
            if (bytes[end - 1] != ']') {
                return -1;
            }
            int slash = from + 5;
            while (slash < end && bytes[slash] != '/') {
                slash++;
            }
            header.part(Part.HOST, from + 5, Math.min(slash, end - 1));
            header.writer = hash(bytes, from, end, header.writer);
            return Math.min(to, end + 1);
        }
    },
    /** {@code cart-1  | } of docker compose. */
    COMPOSE("behind names of docker compose", 1) {
        @Override
        int end(byte[] bytes, int from, int to, TimeField times, LineHeader header) {
            int end = Fields.wordEnd(bytes, from, Math.min(to, from + MOST_NAME_BYTES));
            int bar = Fields.skipSpaces(bytes, end, to);
            boolean isName = end > from && bar > end && bar < to && bytes[bar] == '|' && Fields.isLetter(bytes[from]);
            if (!isName || LevelWord.severity(bytes, from, end) != 0) {
                return -1;
            }
            header.part(Part.HOST, from, end);
            header.writer = hash(bytes, from, end, header.writer);
            return bar + 1 < to && bytes[bar + 1] == ' ' ? bar + 2 : bar + 1;
        }
    },
    /** {@code cart-7d4b9c6f58-x2x4z cart } of stern. */
    STERN("behind names of stern", 1) {
        @Override
        int end(byte[] bytes, int from, int to, TimeField times, LineHeader header) {
            int pod = Fields.wordEnd(bytes, from, Math.min(to, from + MOST_NAME_BYTES));
            if (pod >= to || !isPod(bytes, from, pod)) {
                return -1;
            }
            int container = Fields.wordEnd(bytes, pod + 1, Math.min(to, pod + MOST_NAME_BYTES));
            if (container == pod + 1 || !Fields.isLetter(bytes[pod + 1])) {
                return -1;
            }
            header.part(Part.HOST, from, pod);
            header.writer = hash(bytes, from, container, header.writer);
            return Math.min(to, container + 1);
        }
    },
    /** {@code 2025-11-21T03:41:44.1Z stdout F }. */
    RUNTIME("in files of a container runtime (CRI)", 0) {
        @Override
        int end(byte[] bytes, int from, int to, TimeField times, LineHeader header) {
            int time = from < to && Fields.isDigit(bytes[from])
                    ? Fields.wordEnd(bytes, from, Math.min(to, from + 40))
                    : -1;
            int tag = time + 7;
            if (time < 0
                    || tag + 1 > to - 1
                    || bytes[time + 1] != 's'
                    || bytes[time + 2] != 't'
                    || bytes[time + 3] != 'd'
                    || bytes[tag] != ' ') {
                return -1;
            }
            byte kind = bytes[tag + 1];
            int end = Fields.wordEnd(bytes, tag + 1, Math.min(to, tag + 40));
            boolean isTag = (kind == 'F' || kind == 'P') && (end == tag + 2 || bytes[tag + 2] == ':');
            if (!isTag || times.scan(bytes, from, time) != time) {
                return -1;
            }
            times.into(header);
            header.isCut = kind == 'P';
            header.writer = hash(bytes, time + 1, tag, header.writer);
            return Math.min(to, end + 1);
        }
    },
    /** {@code 2025-11-21T03:41:44.123456789Z } of those who add times to lines that have their own. */
    TIMESTAMPS("behind added times", 1) {
        @Override
        int end(byte[] bytes, int from, int to, TimeField times, LineHeader header) {
            boolean isTime = from < to && Fields.isDigit(bytes[from]) && from + 20 < to && bytes[from + 10] == 'T';
            int end = isTime ? times.scan(bytes, from, to) : -1;
            if (end < 0 || end >= to || bytes[end] != ' ' || times.form() != TimeForm.ISO) {
                return -1;
            }
            times.into(header);
            return end + 1;
        }
    };

    private static final int MOST_NAME_BYTES = 256;
    private static final double SOME_TIMED = 0.2;
    private static final int POD_SUFFIX = 5;

    private final String words;
    /** 0 where nothing else looks like it, 1 where nearly all lines must have it. */
    private final int strictness;

    Carrier(String words, int strictness) {
        this.words = words;
        this.strictness = strictness;
    }

    /** How a person calls it. */
    String words() {
        return words;
    }

    /** Whether so many of some lines speak for it, and how many go on with a time. */
    boolean isLikely(int found, int timed, int lines) {
        if (this == TIMESTAMPS && timed < SOME_TIMED * lines) {
            return false;
        }
        return found > 0 && (strictness == 0 ? found * 100L >= lines : found >= FormLearner.NEARLY_ALL * lines);
    }

    abstract int end(byte[] bytes, int from, int to, TimeField times, LineHeader header);

    /** Whether a word ends as Kubernetes names pods: five letters and digits, none of them a vowel, or the number of a replica. */
    private static boolean isPod(byte[] bytes, int from, int to) {
        int at = to;
        boolean isNumber = true;
        while (at > from && bytes[at - 1] != '-') {
            at--;
            boolean isDigit = Fields.isDigit(bytes[at]);
            isNumber &= isDigit;
            if (!isDigit && "bcdfghjklmnpqrstvwxz".indexOf(bytes[at]) < 0) {
                return false;
            }
        }
        boolean isLong = to - at == POD_SUFFIX;
        return at > from + 1 && Fields.isLetter(bytes[from]) && (isLong || (isNumber && to > at && to - at < 4));
    }

    private static long hash(byte[] bytes, int from, int to, long seed) {
        long hash = seed ^ 0x9E3779B97F4A7C15L;
        for (int at = from; at < to; at++) {
            hash = (hash ^ bytes[at]) * 0x100000001B3L;
        }
        return hash ^ hash >>> 32;
    }
}
