package dev.firefight.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What one pod has to tell of one step of time. */
record Batch(List<Span> spans, List<LogLine> lines) {
    Batch() {
        this(new ArrayList<>(), new ArrayList<>());
    }
}
