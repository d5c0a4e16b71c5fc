/**
 * Packed files.
 *
 * <p>In: the bytes of a file. Out: its content, unpacked where it is packed with gzip or zstd, else as it is; or why it cannot be read.
 *
 * <p>Always: how a file is packed is told by its first bytes, never by its name; what is cut or damaged ends there and says so. Unpacking
 * goes on ahead on a thread of its own, within bounded memory.
 */
@NullMarked
package dev.firefight.telemetry.packing;

import org.jspecify.annotations.NullMarked;
