/** Tests of the senders of changes, with messages after the examples that they publish, and of what is made of them. */
@NullMarked
package dev.firefight.server.change;

import org.jspecify.annotations.NullMarked;
