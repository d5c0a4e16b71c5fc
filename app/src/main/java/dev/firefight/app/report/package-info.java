/**
 * Findings for people and for programs: a page, a text for the terminal, a JSON document.
 *
 * <p>In: {@link dev.firefight.evidence.Findings} and a {@link dev.firefight.app.report.ReportHeader}. Out: one {@link String}.
 *
 * <p>Always: pure functions, so the same findings have the same report; no I/O and no clock. Everything that comes from telemetry is
 * hostile until shown otherwise: no text of it reaches markup, a style, a script, an address or a terminal unescaped. What does not
 * fit is cut visibly, with the number of what was left out; the JSON document alone leaves nothing out but the curves.
 *
 * <p>Cost: linear in the findings; pages are bounded by the limits named in the classes that draw.
 */
@NullMarked
package dev.firefight.app.report;

import org.jspecify.annotations.NullMarked;
