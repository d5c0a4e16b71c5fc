/**
 * From a stated symptom along the calls to the services at which its excess stays.
 *
 * <p>In: a {@link dev.firefight.evidence.Question} with a symptom, series of the symptom's kind, a call graph and best a healthy
 * reference. Out: {@link dev.firefight.evidence.flow.FlowSuspect}s, the strongest first, and the onset as the symptom shows it.
 *
 * <p>What adds up is followed, not what correlates: failed requests and waiting time of a service are those of the services it
 * calls plus its own. The excess of each service over what its reference usually does is handed from caller to callee in
 * proportion; what no callee explains stays. A service is suspect by the share that stays at it times the surprise of its own
 * excess, so that a service which merely carries the trouble on, and one that always looks like this, both score nothing.
 *
 * <p>Always: the same question has the same answer; neither names nor units nor the zero of time matter; a lost sample is
 * interpolated where requests are counted; a cycle of calls is cut so that the flow leads away from the symptom. Nothing throws.
 *
 * <p>Cost: linear in points and spans, besides sorting the healthy stretches of each service that can be reached; memory of one
 * service at a time.
 */
@NullMarked
package dev.firefight.evidence.flow;

import org.jspecify.annotations.NullMarked;
