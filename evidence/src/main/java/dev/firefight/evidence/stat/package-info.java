/**
 * Statistics that stand up to outliers, gaps and any unit.
 *
 * <p>In: arrays of numbers, which are never changed. Out: numbers. They know nothing of services and signals.
 *
 * <p>Always: surprises are in nats and never below 0; an array too short to say anything gives a value that says so, never an exception.
 *
 * <p>Cost: sorting the array.
 */
@NullMarked
package dev.firefight.evidence.stat;

import org.jspecify.annotations.NullMarked;
