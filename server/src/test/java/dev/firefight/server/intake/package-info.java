/** Tests of reading what senders deliver. */
@NullMarked
package dev.firefight.server.intake;

import org.jspecify.annotations.NullMarked;
