package dev.firefight.practice.production;

import dev.firefight.practice.engine.Agenda;
import java.util.Arrays;

/** All calls that are under way. They are used again, so that asking allocates nothing. */
final class Calls {
    private Call[] calls = new Call[1024];
    private int[] free = new int[1024];
    private int made;
    private int frees;
    private long lives;

    /** One that is not under way yet. */
    Call take() {
        Call call = frees > 0 ? calls[free[--frees]] : make();
        call.life = ++lives;
        return call;
    }

    private Call make() {
        if (made == Agenda.DETAILS) {
            throw new IllegalStateException("more than " + Agenda.DETAILS
                    + " requests are under way at once: describe the system with shorter queues or time-outs");
        }
        if (made == calls.length) {
            calls = Arrays.copyOf(calls, 2 * made);
            free = Arrays.copyOf(free, 2 * made);
        }
        Call call = new Call(made);
        calls[made++] = call;
        return call;
    }

    Call get(int slot) {
        return calls[slot];
    }

    /** A number that was not given before. */
    long ticket() {
        return ++lives;
    }

    /** It is over for both sides. */
    void release(Call call) {
        call.life = ++lives;
        call.parent = Call.NOBODY;
        call.trace.leave();
        call.trace = Trace.NONE;
        call.outcome = Failure.NONE;
        call.waitTicket = 0;
        call.work = 0;
        call.isAwaited = false;
        free[frees++] = call.slot;
    }

    /** Somebody who had it in hands has it no more. */
    void drop(Call call) {
        if (--call.holds == 0 && !call.isAwaited) {
            release(call);
        }
    }

    /** How many are under way. */
    int underWay() {
        return made - frees;
    }
}
