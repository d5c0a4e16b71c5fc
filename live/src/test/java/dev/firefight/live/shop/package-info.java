/**
 * A small shop of six programs, on which faults are switched on while it runs: {@code edge} calls {@code web}, that calls {@code checkout}, that
 * calls {@code inventory}, behind whose pool of connections a database is pretended, and {@code payments}, that calls {@code paygate}, which
 * stands for a provider outside: nobody measures it.
 *
 * <p>In: requests over HTTP, and switches on a port of its own. Out: metrics as Micrometer names them, spans for Zipkin, and a file of log lines.
 *
 * <p>Always: everything is on loopback; whoever is switched to nothing answers in some 50 ms; each program ends when its standard input does, so
 * that none outlives who started it.
 *
 * <p>Cost: 48 MB of heap a program.
 */
@NullMarked
package dev.firefight.live.shop;

import org.jspecify.annotations.NullMarked;
