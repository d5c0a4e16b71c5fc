@NullMarked
package dev.firefight.server.slack;

import org.jspecify.annotations.NullMarked;
