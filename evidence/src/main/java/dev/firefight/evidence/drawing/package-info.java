/**
 * Findings as pictures and words: charts, maps and waterfalls as SVG, numbers and times as people write them, texts made harmless.
 *
 * <p>In: curves, maps, requests and numbers of findings. Out: {@link dev.firefight.evidence.drawing.Markup}, in which all that came from
 * telemetry is escaped, or a line of text.
 *
 * <p>Always: pure, and the same input gives the same picture; a picture carries no colour and no script of its own, only names of styles, so
 * that each page paints it in its own light; each picture says in words what it shows, or stands beside words that do.
 *
 * <p>It stands with the evidence, and not with the reports of the command line, because the pages of the server draw the same findings.
 *
 * <p>Cost: linear in what is drawn; a curve of any length becomes a bounded number of columns.
 */
@NullMarked
package dev.firefight.evidence.drawing;

import org.jspecify.annotations.NullMarked;
