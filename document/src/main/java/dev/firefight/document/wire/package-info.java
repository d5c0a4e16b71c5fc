/**
 * How facts are written: as JSON in the journal and the API, and as the fields of a form.
 *
 * <p>In: records of a sealed family. Out: an object of JSON with {@code kind} and the components of the record under their names; and back,
 * with an error for a person where it cannot be read. What is read came from strangers: unknown kinds and fields, wrong types and
 * whatever the record refuses end in a {@link dev.firefight.document.wire.WireException}.
 */
@NullMarked
package dev.firefight.document.wire;

import org.jspecify.annotations.NullMarked;
