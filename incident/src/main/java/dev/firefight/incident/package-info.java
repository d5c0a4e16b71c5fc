/**
 * What we do about it: the timeline of an incident, and all that follows from it.
 *
 * <p>In: {@linkplain dev.firefight.incident.Proposal proposals} of people and of the program, with their times. Out:
 * {@linkplain dev.firefight.incident.Ruling rulings}, and from the {@linkplain dev.firefight.incident.Entry entries} of a timeline
 * {@linkplain dev.firefight.incident.Incident how things stand}, {@linkplain dev.firefight.incident.Clock what is due},
 * {@linkplain dev.firefight.incident.Checklist what is still to be asked}, who {@linkplain dev.firefight.incident.Rest rests} and whether
 * deployments {@linkplain dev.firefight.incident.Freeze do}.
 *
 * <p>Always: entries are added and never changed; the same entries give the same state; what {@linkplain
 * dev.firefight.incident.Rules the rules} accept can be folded; a role of which there is one has one holder; two changes are mixed only
 * with somebody's word for it in the timeline, or while customers bleed; whoever is alone is never locked out. No clock, no chance, no
 * input or output.
 *
 * <p>Cost: a fold takes time in proportion to its entries.
 */
@NullMarked
package dev.firefight.incident;

import org.jspecify.annotations.NullMarked;
