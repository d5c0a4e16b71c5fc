package dev.firefight.incident;

/**
 * What an entry of the timeline tells. A thing that was brought by an entry, such as a hypothesis or a change, is called by the number of
 * that entry.
 */
public sealed interface Fact permits Course, Impact, Staffing, Inquiry, Action, Message, Alarm, Note {}
