@NullMarked
package dev.firefight.app.logs;

import org.jspecify.annotations.NullMarked;
