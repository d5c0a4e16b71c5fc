/** Tests of one channel, with its other side on loopback. */
@NullMarked
package dev.firefight.server.channel.mail;

import org.jspecify.annotations.NullMarked;
