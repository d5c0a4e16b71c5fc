package dev.firefight.telemetry;

/**
 * One service calls another.
 *
 * @param caller the calling service
 * @param callee the called service
 */
public record Call(String caller, String callee) {}
