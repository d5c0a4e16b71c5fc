package dev.firefight.practice.production;

import dev.firefight.practice.engine.Agenda;
import java.util.HashMap;
import java.util.Map;

/** What happens to calls as time goes on: they arrive, are answered, go on after a sleep, are sent again; and who waits too long for them. */
final class CallEvents {
    private final Agenda agenda;
    private final Calls calls;
    private final int arrival;
    private final int reply;
    private final int wake;
    private final int send;
    private final Map<Long, Deadlines> pools = new HashMap<>();

    CallEvents(Agenda agenda, Calls calls) {
        this.agenda = agenda;
        this.calls = calls;
        this.arrival = agenda.enrol(slot -> {
            Call call = calls.get(slot);
            call.server.desk().arrive(call);
        });
        this.reply = agenda.enrol(slot -> {
            Call call = calls.get(slot);
            call.link.replied(call);
        });
        this.wake = agenda.enrol(this::woken);
        this.send = agenda.enrol(slot -> {
            Call call = calls.get(slot);
            call.link.sendAgain(call);
        });
    }

    /** It will be at the instance that is asked. */
    void arrive(Call call, double inNanos) {
        agenda.plan(agenda.nowNanos() + (long) inNanos, arrival, call.slot);
    }

    /** Its answer will be at who asked. */
    void reply(Call call, double inNanos) {
        agenda.plan(agenda.nowNanos() + (long) inNanos, reply, call.slot);
    }

    /** The work on it will go on. */
    void wake(Call call, double inNanos) {
        agenda.plan(agenda.nowNanos() + (long) inNanos, wake, call.slot);
    }

    /** It will be sent as a further attempt. */
    void sendLater(Call call, double inNanos) {
        agenda.plan(agenda.nowNanos() + (long) inNanos, send, call.slot);
    }

    private void woken(int slot) {
        Call call = calls.get(slot);
        call.isElsewhere = false;
        if (call.isDead) {
            calls.drop(call);
        } else {
            call.server.desk().woken(call);
        }
    }

    /** Of those who wait for an answer. */
    Deadlines answers() {
        return new Deadlines(agenda, new Deadlines.Patience() {
            @Override
            public boolean isWaiting(int slot, long ticket) {
                Call call = calls.get(slot);
                return call.life == ticket && call.isAwaited;
            }

            @Override
            public void isOver(int slot) {
                Call call = calls.get(slot);
                call.link.timedOut(call);
            }
        });
    }

    /** Of those who wait so long for a connection; the same for all pools where that is as long. */
    Deadlines connections(long nanos) {
        return pools.computeIfAbsent(
                nanos,
                _ -> new Deadlines(agenda, new Deadlines.Patience() {
                    @Override
                    public boolean isWaiting(int slot, long ticket) {
                        return calls.get(slot).waitTicket == ticket;
                    }

                    @Override
                    public void isOver(int slot) {
                        Call call = calls.get(slot);
                        call.pool.giveUp(call);
                    }
                }));
    }
}
