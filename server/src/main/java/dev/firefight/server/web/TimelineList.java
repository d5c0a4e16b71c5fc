package dev.firefight.server.web;

import dev.firefight.server.drill.Drills;
import dev.firefight.server.incidents.Summary;
import java.util.List;

/**
 * Timelines that are over.
 *
 * @param drills that were played here, the newest first
 * @param incidents that are resolved
 */
record TimelineList(List<Drills.Line> drills, List<Summary> incidents) {}
