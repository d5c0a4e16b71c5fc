package dev.firefight.telemetry.window;

/** How an export request of OTLP is written. The order is the one in which they are numbered on disk. */
public enum Encoding {
    /** In protobuf. */
    PROTOBUF,
    /** In JSON. */
    JSON
}
