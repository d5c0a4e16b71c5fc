package dev.firefight.practice.production;

import dev.firefight.telemetry.Origin;
import dev.firefight.telemetry.SpanKind;

/**
 * What all spans of one kind have in common.
 *
 * @param number among all names, from 0
 * @param origin who tells of it
 * @param operation what was done
 * @param kind on which side of a call
 * @param peer who is called; empty on the other side
 * @param host where who tells it runs, whose clock it is told by
 */
public record SpanName(int number, Origin origin, String operation, SpanKind kind, String peer, Host host) {}
