@NullMarked
package dev.firefight.telemetry.log;

import org.jspecify.annotations.NullMarked;
