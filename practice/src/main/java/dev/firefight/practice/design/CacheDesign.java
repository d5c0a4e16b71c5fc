package dev.firefight.practice.design;

import java.time.Duration;

/**
 * A cache: what was asked for longest ago is forgotten first.
 *
 * @param name what it is called
 * @param keys how many different things are asked for
 * @param capacity how many of them it holds
 * @param skew how much more often the popular ones are asked for: the exponent of Zipf's law
 * @param expiry after what time a thing is forgotten
 * @param spreads whether that time varies by a fifth, so that not all is forgotten at once
 * @param coalesces whether one who asks for what another one is just fetching waits for that
 */
public record CacheDesign(
        String name, int keys, int capacity, double skew, Duration expiry, boolean spreads, boolean coalesces) {}
