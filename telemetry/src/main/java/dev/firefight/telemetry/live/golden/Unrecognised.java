package dev.firefight.telemetry.live.golden;

import java.util.OptionalLong;

/**
 * A metric that no convention knows.
 *
 * @param metric its name
 * @param series how many series it has, where the server tells
 */
public record Unrecognised(String metric, OptionalLong series) {}
