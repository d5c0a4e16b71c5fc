package dev.firefight.practice.signal;

import java.util.Map;

/** What each metric says, in a sentence. */
final class MetricWords {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("build_info", "Which program runs."),
            Map.entry("container_cpu_usage_seconds_total", "Processor time that a container used."),
            Map.entry("db_client_connections_max", "Connections that a pool may have."),
            Map.entry("db_client_connections_pending_requests", "Requests that wait for a connection."),
            Map.entry("db_client_connections_timeouts_total", "Requests that had no connection in time."),
            Map.entry("db_client_connections_usage", "Connections of a pool by their state."),
            Map.entry("executor_queued_tasks", "Requests that wait for a thread."),
            Map.entry("http_client_request_duration_seconds", "How long requests to others took."),
            Map.entry("http_client_requests_total", "Requests to others by how they ended."),
            Map.entry("http_client_retries_total", "Requests to others that were made again."),
            Map.entry("http_server_request_duration_seconds", "How long requests took."),
            Map.entry("http_server_requests_total", "Requests that were answered, by status."),
            Map.entry("jvm_gc_pause_seconds", "Pauses in which memory was collected."),
            Map.entry("jvm_memory_max_bytes", "Memory that may be used."),
            Map.entry("jvm_memory_used_bytes", "Memory that is used."),
            Map.entry("kafka_consumergroup_current_offset", "Up to where a group has read a partition."),
            Map.entry("kafka_consumergroup_group_lag_seconds", "How long the first unread message waits."),
            Map.entry("kafka_consumergroup_lag", "Messages that a group has not read."),
            Map.entry("kafka_topic_partition_current_offset", "Up to where a partition is written."),
            Map.entry("kube_deployment_spec_replicas", "Instances that there shall be."),
            Map.entry("kube_deployment_status_replicas_available", "Instances that can be asked."),
            Map.entry("kube_deployment_status_replicas_ready", "Instances that are ready."),
            Map.entry("kube_deployment_status_replicas_unavailable", "Instances that are missing."),
            Map.entry("kube_horizontalpodautoscaler_spec_max_replicas", "Most instances that an autoscaler makes."),
            Map.entry("kube_horizontalpodautoscaler_spec_min_replicas", "Fewest instances that an autoscaler leaves."),
            Map.entry(
                    "kube_horizontalpodautoscaler_spec_target_metric", "Use at which the number is right, in percent."),
            Map.entry("kube_horizontalpodautoscaler_status_condition", "Whether an autoscaler can do its work."),
            Map.entry("kube_horizontalpodautoscaler_status_current_replicas", "Instances that an autoscaler sees."),
            Map.entry("kube_horizontalpodautoscaler_status_desired_replicas", "Instances that an autoscaler wants."),
            Map.entry("kube_pod_container_resource_limits", "What a container may use."),
            Map.entry("kube_pod_container_status_restarts_total", "How often a container was started again."),
            Map.entry("kube_pod_container_status_waiting_reason", "Why a container does not run."),
            Map.entry("node_boot_time_seconds", "When a machine was started, since 1970."),
            Map.entry("node_cpu_seconds_total", "Processor time of a machine by mode."),
            Map.entry("node_filesystem_avail_bytes", "Room on a disk."),
            Map.entry("node_filesystem_size_bytes", "Size of a disk."),
            Map.entry("node_timex_offset_seconds", "How far the clock of a machine is ahead."),
            Map.entry("node_timex_sync_status", "Whether the clock of a machine follows others."),
            Map.entry("pg_database_size_bytes", "Size of a database."),
            Map.entry("pg_replication_is_replica", "Whether a server follows another one."),
            Map.entry("pg_replication_lag_seconds", "How far a replica is behind."),
            Map.entry("pg_settings_max_connections", "Connections that a server takes."),
            Map.entry("pg_stat_activity_count", "Connections by what they do."),
            Map.entry("pg_stat_database_tup_returned", "Rows that were read."),
            Map.entry("pg_stat_database_xact_commit", "Transactions that were committed."),
            Map.entry("pg_stat_database_xact_rollback", "Transactions that were rolled back."),
            Map.entry("pg_up", "Whether the database answers."),
            Map.entry("probe_duration_seconds", "How long a probe from outside took."),
            Map.entry("probe_ssl_earliest_cert_expiry", "When the first certificate expires, since 1970."),
            Map.entry("probe_success", "Whether a probe from outside was answered well."),
            Map.entry("process_cpu_seconds_total", "Processor time that a program used."),
            Map.entry("process_start_time_seconds", "When a program was started, since 1970."),
            Map.entry("redis_commands_processed_total", "Commands that a cache answered."),
            Map.entry("redis_db_keys", "Keys that a cache holds."),
            Map.entry("redis_evicted_keys_total", "Keys that made room for others."),
            Map.entry("redis_keyspace_hits_total", "Keys that were there."),
            Map.entry("redis_keyspace_misses_total", "Keys that were not there."),
            Map.entry("redis_up", "Whether the cache answers."),
            Map.entry("tomcat_threads_busy_threads", "Threads that work on a request."),
            Map.entry("tomcat_threads_config_max_threads", "Threads that there are at most."),
            Map.entry("up", "Whether a target answered."),
            Map.entry("user_requests_total", "What people asked for, by how they fared."),
            Map.entry("x509_cert_not_after", "When a certificate expires, since 1970."));

    private MetricWords() {}

    /** The sentence; empty where nobody wrote one. */
    static String of(String family) {
        return WORDS.getOrDefault(family, "");
    }
}
