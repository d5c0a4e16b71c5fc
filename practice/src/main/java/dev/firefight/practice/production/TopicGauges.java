package dev.firefight.practice.production;

import dev.firefight.telemetry.Origin;

/** What is known of a queue: how far its partitions are written and read, and how long the first message of each waits. */
final class TopicGauges implements Runnable {
    private final Meters meters;
    private final Topic topic;
    private final int[] written;
    private final int[] read;
    private final int[] lag;
    private final int[] age;
    private final int putAside;

    TopicGauges(Production production, Topic topic) {
        this.meters = production.meters();
        this.topic = topic;
        Origin origin = Origin.ofService(topic.name());
        Teller exporter = meters.teller("kafka-exporter", "kafka-exporter", Origin.ofService("kafka"));
        this.written = new int[topic.partitions()];
        this.read = new int[topic.partitions()];
        this.lag = new int[topic.partitions()];
        this.age = new int[topic.partitions()];
        for (int i = 0; i < topic.partitions(); i++) {
            String[] labels = {"partition", String.valueOf(i), "topic", topic.name()};
            String[] ofGroup = {"consumergroup", topic.consumer(), "partition", String.valueOf(i), "topic", topic.name()
            };
            written[i] = meters.gauge(exporter, origin, "kafka_topic_partition_current_offset", labels);
            read[i] = meters.gauge(exporter, origin, "kafka_consumergroup_current_offset", ofGroup);
            lag[i] = meters.gauge(exporter, origin, "kafka_consumergroup_lag", ofGroup);
            age[i] = meters.gauge(exporter, origin, "kafka_consumergroup_group_lag_seconds", ofGroup);
        }
        putAside = meters.gauge(
                exporter,
                origin,
                "kafka_topic_partition_current_offset",
                "partition",
                "0",
                "topic",
                topic.name() + "-dead-letters");
    }

    @Override
    public void run() {
        for (int i = 0; i < lag.length; i++) {
            meters.set(written[i], topic.published(i));
            meters.set(read[i], topic.published(i) - topic.waiting(i));
            meters.set(lag[i], topic.waiting(i));
            meters.set(age[i], topic.oldestNanos(i) / 1e9);
        }
        meters.set(putAside, topic.putAside());
    }
}
