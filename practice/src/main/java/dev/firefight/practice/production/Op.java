package dev.firefight.practice.production;

/** One step of the work on a request. It either ends at once, or says later that it ended, by {@link Desk#goOn} or {@link Desk#fail}. */
abstract class Op {
    /**
     * It is its turn.
     *
     * @return whether it has ended already, and well
     */
    abstract boolean begin(Call call);

    /** The call slept as long as it wanted to. */
    void woken(Call call) {
        call.server.desk().goOn(call);
    }

    /** The call has got a connection. */
    void connected(Call call) {
        throw new IllegalStateException(getClass() + " asked for no connection");
    }

    /** A statement of the call has ended. */
    void executed(Call call, Failure outcome) {
        throw new IllegalStateException(getClass() + " executes nothing");
    }
}
