package dev.firefight.practice.production;

/** What was fetched goes into the cache. */
final class FillOp extends Op {
    private final Cache cache;

    FillOp(Cache cache) {
        this.cache = cache;
    }

    @Override
    boolean begin(Call call) {
        cache.put(call.key);
        return true;
    }
}
