package dev.firefight.telemetry.live;

import dev.firefight.telemetry.live.golden.Conventions;
import dev.firefight.telemetry.window.TelemetryWindow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Something that tells how production is, and how it is reached. */
public sealed interface Source {
    /** The name by which people know it; one of its own for each source. */
    String name();

    /** What it is, with its article. */
    default String kind() {
        return switch (this) {
            case Prometheus _ -> "a Prometheus";
            case Zipkin _ -> "a Zipkin";
            case Jaeger _ -> "a Jaeger";
            case Tempo _ -> "a Tempo";
            case Loki _ -> "a Loki";
            case LogFiles _ -> "log files";
            case OwnWindow _ -> "what came to Firefight itself";
        };
    }

    /**
     * A Prometheus, or what answers like one: Mimir, Thanos, VictoriaMetrics, Cortex.
     *
     * @param name its name
     * @param endpoint where it answers, up to what stands before {@code /api/v1}
     * @param conventions by which signals are recognised
     */
    record Prometheus(String name, Endpoint endpoint, Conventions conventions) implements Source {
        /** Checks the name. */
        public Prometheus {
            checkName(name);
        }

        /** With the conventions that come with the program. */
        public Prometheus(String name, Endpoint endpoint) {
            this(name, endpoint, Conventions.shipped());
        }
    }

    /**
     * A Zipkin.
     *
     * @param name its name
     * @param endpoint where it answers, up to what stands before {@code /api/v2}
     * @param mostTraces how many traces are read in all
     */
    record Zipkin(String name, Endpoint endpoint, int mostTraces) implements Source {
        /** Checks the name and the bound. */
        public Zipkin {
            checkName(name);
            checkBound(mostTraces);
        }
    }

    /**
     * A Jaeger, as its query service answers.
     *
     * @param name its name
     * @param endpoint where it answers, up to what stands before {@code /api}
     * @param mostTraces how many traces are read in all
     */
    record Jaeger(String name, Endpoint endpoint, int mostTraces) implements Source {
        /** Checks the name and the bound. */
        public Jaeger {
            checkName(name);
            checkBound(mostTraces);
        }
    }

    /**
     * A Tempo. Each of its traces is a query of its own.
     *
     * @param name its name
     * @param endpoint where it answers, up to what stands before {@code /api}
     * @param mostTraces how many traces are read in all
     */
    record Tempo(String name, Endpoint endpoint, int mostTraces) implements Source {
        /** Checks the name and the bound. */
        public Tempo {
            checkName(name);
            checkBound(mostTraces);
        }
    }

    /**
     * A Loki.
     *
     * @param name its name
     * @param endpoint where it answers, up to what stands before {@code /loki/api/v1}
     * @param selector which streams are read, such as {@code {namespace="shop"}}; empty for all that a common label names
     * @param mostLines how many lines are read in all
     */
    record Loki(String name, Endpoint endpoint, Optional<String> selector, int mostLines) implements Source {
        /** Checks the name and the bound. */
        public Loki {
            checkName(name);
            checkBound(mostLines);
        }
    }

    /**
     * Log files of this machine.
     *
     * @param name their name
     * @param files the files
     * @param mostBytes how many bytes at the end of each are looked at
     */
    record LogFiles(String name, List<Path> files, long mostBytes) implements Source {
        private static final int MOST_FILES = 1_000;
        private static final long MOST_BYTES = 1L << 30;

        /** Checks the name and the bounds, and copies the list. */
        public LogFiles {
            checkName(name);
            files = List.copyOf(files);
            if (files.isEmpty() || files.size() > MOST_FILES) {
                throw new IllegalArgumentException("between 1 and " + MOST_FILES + " log files make a source");
            }
            if (mostBytes < 1 || mostBytes > MOST_BYTES) {
                throw new IllegalArgumentException("between 1 byte and 1 GiB of each log file can be looked at");
            }
        }
    }

    /**
     * What came to a receiver of this program.
     *
     * @param name its name
     * @param window where it is kept
     * @param mostItems how many spans, points and log records of each are read in all; of more, a part that stands for all is
     */
    record OwnWindow(String name, TelemetryWindow window, int mostItems) implements Source {
        /** Checks the name and the bound. */
        public OwnWindow {
            checkName(name);
            if (mostItems < 1 || mostItems > 10_000_000) {
                throw new IllegalArgumentException("between 1 and 10,000,000 items can be read");
            }
        }
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("a source has a name of at most 100 characters");
        }
    }

    private static void checkBound(int most) {
        if (most < 1 || most > 1_000_000) {
            throw new IllegalArgumentException("between 1 and 1,000,000 can be read");
        }
    }
}
