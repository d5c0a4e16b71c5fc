/**
 * What is practised: a system with its load, what goes wrong in it and when, what is told at the beginning and by whom meanwhile, and which acts
 * are known to help.
 *
 * <p>In: documents in YAML. Out: {@linkplain dev.firefight.practice.scenario.Scenario scenarios}, and {@linkplain
 * dev.firefight.practice.scenario.Run runs} of them, from which follows what users suffered. Always: a scenario that is read can be run; the same
 * scenario, seed and acts give the same run. Cost: half an hour of the shop takes one or two seconds.
 */
@NullMarked
package dev.firefight.practice.scenario;

import org.jspecify.annotations.NullMarked;
