@NullMarked
package dev.firefight.evidence.catalogue;

import org.jspecify.annotations.NullMarked;
