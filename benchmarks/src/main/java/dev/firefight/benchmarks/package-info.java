/**
 * How fast the hot paths are, and how much memory they take.
 *
 * <p>In: a {@linkplain dev.firefight.benchmarks.Production made-up production}, the same for the same seed. Out: figures of JMH, and on
 * demand a recording of any size on disk.
 *
 * <p>Always: no data but what is made here or shipped as an example; every benchmark of reading has beside it what the same bytes cost when
 * they are only looked at.
 */
@NullMarked
package dev.firefight.benchmarks;

import org.jspecify.annotations.NullMarked;
