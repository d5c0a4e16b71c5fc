package dev.firefight.practice.production;

import dev.firefight.practice.engine.Agenda;
import dev.firefight.telemetry.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What programs wrote into their logs. Each writes at most so many lines a second, and then how many it kept to itself. */
public final class LogBook {
    private static final int LINES_A_SECOND = 10;
    private static final int MOST_LINES = 2_000_000;
    private static final long SECOND = 1_000_000_000L;

    private final Agenda agenda;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Origin, Rate> rates = new HashMap<>();

    /** How bad it is, by OpenTelemetry's numbers. */
    public enum Severity {
        /** All is well. */
        INFO(9),
        /** Somebody could look at it. */
        WARN(13),
        /** It failed. */
        ERROR(17),
        /** The program ends. */
        FATAL(21);

        private final int number;

        Severity(int number) {
            this.number = number;
        }

        /** OpenTelemetry's number. */
        public int number() {
            return number;
        }
    }

    /**
     * A line.
     *
     * @param timeNanos when, by the clock of who wrote it
     * @param origin who wrote it
     * @param severity how bad it is
     * @param text what it says
     * @param traceHigh upper half of the id of its trace; both halves are 0 where it has none
     * @param traceLow lower half of it
     */
    public record Line(long timeNanos, Origin origin, Severity severity, String text, long traceHigh, long traceLow) {}

    private static final class Rate {
        private long second;
        private int written;
        private int kept;
        private boolean isMute;
    }

    LogBook(Agenda agenda) {
        this.agenda = agenda;
    }

    /** Whether nobody here reads what it writes. */
    void mute(Origin origin, boolean isOn) {
        rates.computeIfAbsent(origin, _ -> new Rate()).isMute = isOn;
    }

    /** Whether a line would be written now. Asked before the line is put together. */
    boolean takes(Origin origin) {
        Rate rate = rates.computeIfAbsent(origin, _ -> new Rate());
        if (rate.isMute) {
            return false;
        }
        long second = agenda.nowNanos() / SECOND;
        if (second != rate.second) {
            int silent = rate.kept;
            rate.second = second;
            rate.written = 0;
            rate.kept = 0;
            if (silent > 0) {
                add(origin, 0, Severity.WARN, silent + " similar lines were suppressed", Trace.NONE);
            }
        }
        if (rate.written >= LINES_A_SECOND) {
            rate.kept++;
            return false;
        }
        rate.written++;
        return true;
    }

    /** A line, of a machine whose clock is so much ahead. */
    void write(Origin origin, long skewNanos, Severity severity, String text, Trace trace) {
        if (takes(origin)) {
            add(origin, skewNanos, severity, text, trace);
        }
    }

    void add(Origin origin, long skewNanos, Severity severity, String text, Trace trace) {
        if (lines.size() < MOST_LINES) {
            lines.add(new Line(agenda.nowNanos() + skewNanos, origin, severity, text, trace.high, trace.low));
        }
    }

    /** All lines, in the order in which they were written. */
    public List<Line> lines() {
        return lines;
    }
}
