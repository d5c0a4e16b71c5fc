package dev.firefight.practice.production;

import dev.firefight.practice.engine.Draw;

/** Waiting without computing. */
final class PauseOp extends Op {
    private final Draw time;

    PauseOp(Draw time) {
        this.time = time;
    }

    @Override
    boolean begin(Call call) {
        call.server.desk().sleep(call, time.nanos(call.server.chance()));
        return false;
    }
}
