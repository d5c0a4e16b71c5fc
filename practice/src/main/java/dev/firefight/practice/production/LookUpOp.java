package dev.firefight.practice.production;

/** A look into a cache. Who finds it there skips the steps that would fetch it. */
final class LookUpOp extends Op {
    private final Cache cache;
    private final int skipped;

    LookUpOp(Cache cache, int skipped) {
        this.cache = cache;
        this.skipped = skipped;
    }

    @Override
    boolean begin(Call call) {
        call.key = cache.key();
        call.server.desk().sleep(call, cache.wayNanos());
        return false;
    }

    @Override
    void woken(Call call) {
        if (cache.has(call.key)) {
            call.step += skipped;
        } else if (cache.waitsFor(call)) {
            return; // for another one that is fetching it
        }
        call.server.desk().goOn(call);
    }
}
