package dev.firefight.practice.production;

import dev.firefight.practice.engine.Draw;

/** Computing. */
final class WorkOp extends Op {
    private final Draw time;

    WorkOp(Draw time) {
        this.time = time;
    }

    @Override
    boolean begin(Call call) {
        call.server.desk().compute(call, time.nanos(call.server.chance()) * call.workFactor);
        return false;
    }
}
