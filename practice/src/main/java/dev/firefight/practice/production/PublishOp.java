package dev.firefight.practice.production;

/** A message goes into a queue. */
final class PublishOp extends Op {
    private final Topic topic;

    PublishOp(Topic topic) {
        this.topic = topic;
    }

    @Override
    boolean begin(Call call) {
        call.server.desk().sleep(call, Topic.WAY_NANOS);
        return false;
    }

    @Override
    void woken(Call call) {
        if (topic.publish()) {
            call.server.desk().goOn(call);
        } else {
            call.server
                    .desk()
                    .fail(
                            call,
                            Failure.QUEUE_FULL,
                            "publish to " + topic.name() + " failed: " + Failure.QUEUE_FULL.words());
        }
    }
}
