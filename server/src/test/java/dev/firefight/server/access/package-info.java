/** Tests of who is let in, over journals in files of SQLite. */
@NullMarked
package dev.firefight.server.access;

import org.jspecify.annotations.NullMarked;
