/**
 * Which metrics of a server say how its services are: golden signals, recognised by the conventions under which exporters name them.
 *
 * <p>In: the names of all metrics of a server and the {@linkplain dev.firefight.telemetry.live.golden.Conventions conventions}, which
 * are a text ({@code conventions.txt}) that a team may put its own before. Out: a {@link
 * dev.firefight.telemetry.live.golden.Recognition}: for each signal a query in PromQL that sums it up by service, pod or machine, and
 * the names that no convention knows.
 *
 * <p>Always: pure; a metric is taken by the first convention that knows it; what is asked is by far less than what the server holds,
 * since every query aggregates.
 *
 * <p>Cost: one look at each name for each rule.
 */
@NullMarked
package dev.firefight.telemetry.live.golden;

import org.jspecify.annotations.NullMarked;
