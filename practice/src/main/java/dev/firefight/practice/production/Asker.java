package dev.firefight.practice.production;

/** Somebody who asks a service, and is told how that ended: people, another service, or a queue whose messages it handles. */
interface Asker {
    /**
     * It ended: after all tries.
     *
     * @param call the last try; not to be kept
     */
    void answered(Call call, Failure outcome);
}
