package dev.firefight.journal;

import java.util.List;

/**
 * The answer to an append: it is on disk.
 *
 * @param entries what was stored, in the order of the drafts
 * @param repeated whether an earlier append had the same key, so that these are its entries and nothing was stored now
 */
public record Receipt(List<Entry> entries, boolean repeated) {
    public Receipt {
        entries = List.copyOf(entries);
    }
}
