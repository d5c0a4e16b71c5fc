/**
 * What senders say of alerts, in the forms in which they say it.
 *
 * <p>In: bodies of requests that somebody with the key of an integration sent. Out: {@link dev.firefight.server.intake.Delivery deliveries},
 * each to be stored as a whole or not at all.
 *
 * <p>Always: a field that nobody knows is ignored; what is missing or odd about one alert does not lose it, nor the others; a body that cannot be read
 * at all is a {@link dev.firefight.document.wire.WireException} that says what is expected.
 *
 * <p>Cost: the body is held as a tree, some five times its size, while it is read.
 */
@NullMarked
package dev.firefight.server.intake;

import org.jspecify.annotations.NullMarked;
