/** Watches over fake servers on loopback, and heartbeats by a clock that is told. */
@NullMarked
package dev.firefight.server.watch;

import org.jspecify.annotations.NullMarked;
