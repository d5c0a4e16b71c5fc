package dev.firefight.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** An append on its way to the disk, for whose answer its author waits. */
final class WaitingAppend {
    private final Optional<String> key;
    private final List<Addition> additions;
    private final long payloadBytes;
    private final CompletableFuture<Receipt> answer = new CompletableFuture<>();

    WaitingAppend(Optional<String> key, List<Addition> additions) {
        this.key = key.map(Limits::key);
        this.additions = List.copyOf(additions);
        this.payloadBytes = additions.stream().mapToLong(Addition::payloadBytes).sum();
        int entries = additions.stream()
                .mapToInt(addition -> addition.drafts().size())
                .sum();
        if (additions.isEmpty()) {
            throw new IllegalArgumentException("an append without entries");
        }
        if (entries > Limits.APPEND_ENTRIES || payloadBytes > Limits.APPEND_BYTES) {
            throw new IllegalArgumentException("an append has at most " + Limits.APPEND_ENTRIES + " entries with "
                    + Limits.APPEND_BYTES + " bytes, not " + entries + " with " + payloadBytes + ": part it");
        }
        if (additions.stream().map(Addition::stream).distinct().count() < additions.size()) {
            throw new IllegalArgumentException("an append names a stream twice: put its entries into one addition");
        }
    }

    private WaitingAppend() {
        key = Optional.empty();
        additions = List.of();
        payloadBytes = 0;
    }

    /** Brings nothing, and yet waits until it was on disk. */
    static WaitingAppend ofNothing() {
        return new WaitingAppend();
    }

    Optional<String> key() {
        return key;
    }

    List<Addition> additions() {
        return additions;
    }

    long payloadBytes() {
        return payloadBytes;
    }

    void stored(Receipt receipt) {
        answer.complete(receipt);
    }

    void refused(JournalException why) {
        answer.completeExceptionally(why);
    }

    /** Waits without a bound, even when interrupted: only the writer knows whether it is stored. */
    Receipt answer() {
        try {
            return answer.join();
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof JournalException why) {
                throw why;
            }
            throw refused;
        }
    }
}
