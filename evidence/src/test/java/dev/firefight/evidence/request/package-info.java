@NullMarked
package dev.firefight.evidence.request;

import org.jspecify.annotations.NullMarked;
