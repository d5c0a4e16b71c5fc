/**
 * What goes wrong: kinds of faults with their parameters. A fault alters a {@linkplain dev.firefight.practice.production.Production production}
 * as the thing itself would, and nothing else; what users, numbers, logs and traces show follows from that.
 *
 * <p>In: a production, and arguments. Out: the production, altered; where the thing would be announced, such as a deployment, it is. Always: what
 * undoes a fault is what would undo the thing itself, such as rolling back the version that brought it. The list goes back to the catalogues of
 * AIOpsLab, ITBench, SREGym, the OpenTelemetry demo, Chaos Mesh, Litmus and the Simian Army, to the studies of Train Ticket's faults (Zhou et al.,
 * IEEE TSE 2018), and to public post-mortems.
 */
@NullMarked
package dev.firefight.practice.fault;

import org.jspecify.annotations.NullMarked;
