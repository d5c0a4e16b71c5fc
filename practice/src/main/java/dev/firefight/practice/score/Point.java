package dev.firefight.practice.score;

import java.time.Duration;

/**
 * Points that were given or taken.
 *
 * @param rule by which
 * @param at for what moment after the beginning
 * @param points how many, at most as many as the rule gives; less than 0 where they are taken
 * @param because what it was
 */
public record Point(Rule rule, Duration at, double points, String because) {}
