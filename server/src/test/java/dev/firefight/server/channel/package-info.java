/** Tests of the channels by which people are reached, with other sides on loopback that do whatever real ones may. */
@NullMarked
package dev.firefight.server.channel;

import org.jspecify.annotations.NullMarked;
