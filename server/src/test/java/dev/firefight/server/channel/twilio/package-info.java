/** Tests of one channel, with its other side on loopback. */
@NullMarked
package dev.firefight.server.channel.twilio;

import org.jspecify.annotations.NullMarked;
