/**
 * Answers for people and for programs: a page, a text for the terminal, a JSON document.
 *
 * <p>In: {@link dev.firefight.evidence.Findings} with a {@link dev.firefight.app.report.ReportHeader}; what logs say, a {@link
 * dev.firefight.app.logs.LogAnswer} or a {@link dev.firefight.app.logs.PatternDrill}; a {@link dev.firefight.evidence.request.Story} or {@link
 * dev.firefight.evidence.request.Candidates}. Out: one {@link String}; of logs that are followed, one for each piece of news. What writes a
 * text for the terminal is called a report, and stands on {@code Sheet}; what writes JSON has it in its name, and stands on {@code JsonText};
 * pages stand on {@code Page} and {@code Markup}.
 *
 * <p>Always: pure functions, so the same answer has the same report; no I/O and no clock. Everything that comes from telemetry is
 * hostile until shown otherwise: no text of it reaches markup, a style, a script, an address or a terminal unescaped. What leaves the
 * machine, pages and documents of logs and requests, has its secrets masked. What does not fit is cut visibly, with the number of what was left
 * out; the JSON document alone leaves nothing out but the curves.
 *
 * <p>Cost: linear in what is told; pages are bounded by the limits named in the classes that draw.
 */
@NullMarked
package dev.firefight.app.report;

import org.jspecify.annotations.NullMarked;
