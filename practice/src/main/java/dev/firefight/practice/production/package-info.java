/**
 * A production that is simulated: requests that wait, compute, ask others, give up and try again.
 *
 * <p>In: a {@linkplain dev.firefight.practice.design.SystemDesign design}, a seed, and what is done to it while it runs. Out: how its users
 * fare, and all it tells of itself: {@linkplain dev.firefight.practice.production.Meters numbers}, {@linkplain
 * dev.firefight.practice.production.LogBook lines}, {@linkplain dev.firefight.practice.production.TraceBook traces}.
 *
 * <p>A request is a {@code Call} of {@code Users} over a {@code Link} to an {@link dev.firefight.practice.production.Instance} of a {@link
 * dev.firefight.practice.production.Service}, which does the steps ({@code Op}) of its {@code Route}; for some it computes on its {@code
 * Processor}, for others it asks again over a link, takes a connection from a {@code Pool} to a {@link
 * dev.firefight.practice.production.Database}, or looks into a {@link dev.firefight.practice.production.Cache}.
 *
 * <p>Beside calls, {@link dev.firefight.practice.production.Machines} start and lose instances, a {@link
 * dev.firefight.practice.production.Deployment} says which are wanted, a {@code Rollout} replaces them, and an {@link
 * dev.firefight.practice.production.Autoscaler} finds out how many there should be. A database is its {@link
 * dev.firefight.practice.production.Nodes}, the {@link dev.firefight.practice.production.Locks} of its rows, and the {@code Execution} of
 * statements.
 *
 * <p>Always: whatever is told comes out of the same events that users feel, nothing is drawn beside them; the same design, seed and acts give
 * the same telemetry, bit for bit.
 *
 * <p>Cost: some five million events a second on one core, about seventeen for a request of the shop; memory grows with what is told.
 */
@NullMarked
package dev.firefight.practice.production;

import org.jspecify.annotations.NullMarked;
