/**
 * What is said in logs, and what is said otherwise than before.
 *
 * <p>In: the bytes of lines, as memory; a {@link dev.firefight.evidence.pattern.LineReader} tells where in a line its message is, when it
 * was written and in which window it counts. {@link dev.firefight.evidence.pattern.ShapeScanner} reduces each line to its {@linkplain
 * dev.firefight.evidence.pattern.Shape shape} and counts it in a {@link dev.firefight.evidence.pattern.ShapeTable}; {@link
 * dev.firefight.evidence.pattern.Templates} tells which shapes say the same; {@link
 * dev.firefight.evidence.pattern.WindowComparison} what changed between windows. Out: patterns with exact counts, and what became of each.
 *
 * <p>The parts, in the order of the data. Bytes to shapes: {@code ByteClasses} and {@code ValueMasks} find the values, {@code ShapeTexts} and
 * {@code ShapeHash} the text and its hash, {@code RowPages} and {@code Sightings} keep what was seen; {@code ShapeTableFile} writes it down.
 * Shapes to templates: {@code ShapeReader} takes a text apart into {@code Atom}s with {@code ValueForms}, {@code Keys}, {@code Persons}, {@code
 * Dates} and {@code Neighbours}, and {@code Variation} compares texts with each other. Templates to changes: {@link
 * dev.firefight.evidence.pattern.Slots}, {@link dev.firefight.evidence.pattern.PatternCounts}. One template and its values: {@link
 * dev.firefight.evidence.pattern.TemplateText}, {@link dev.firefight.evidence.pattern.ValueCounts}, {@link
 * dev.firefight.evidence.pattern.VariableComparison}, {@link dev.firefight.evidence.pattern.PatternExport}. {@link
 * dev.firefight.evidence.pattern.Secrets} covers what must not leave the machine.
 *
 * <p>Always: no order of the input, no chunks and no threads change a result; nothing is sampled, and what is counted adds up to the number
 * of lines. With and without vector instructions the tables are the same, bit by bit. Every shape has one template, which covers it; what
 * the text of a single shape decides is decided there, so that two parts of one log have the same templates.
 *
 * <p>Cost: one pass over the bytes, in constant memory but for the table, which is bounded; then linear in the length of the distinct shapes.
 */
@NullMarked
package dev.firefight.evidence.pattern;

import org.jspecify.annotations.NullMarked;
