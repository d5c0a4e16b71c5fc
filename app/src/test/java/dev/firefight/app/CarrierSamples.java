package dev.firefight.app;

/** What brings lines from programs to files and pipes, by its documentation. */
enum CarrierSamples {
    NOTHING {
        @Override
        String carry(Said said, String line) {
            return line;
        }
    },
    DOCKER {
        @Override
        String carry(Said said, String line) {
            return """
            {"log":%s,"stream":"stdout","time":"%s"}""".formatted(Said.quoted(line + "\n"), said.at());
        }
    },
    COLLECTOR {
        @Override
        String carry(Said said, String line) {
            return """
            {"@timestamp":"%s","stream":"stdout","log":%s,"kubernetes":{"pod_name":"%s"}}""".formatted(said.at(), Said.quoted(line), pod(said));
        }
    },
    CRI {
        @Override
        String carry(Said said, String line) {
            return "%s stdout F %s".formatted(said.east("yyyy-MM-dd'T'HH:mm:ss.SSS'000000'xxx"), line);
        }
    },
    ADDED_TIMES {
        @Override
        String carry(Said said, String line) {
            return said.utc("yyyy-MM-dd'T'HH:mm:ss.SSS'000000Z' ") + line;
        }
    },
    KUBECTL {
        @Override
        String carry(Said said, String line) {
            return "[pod/%s/app] %s".formatted(pod(said), line);
        }
    },
    KUBECTL_WITH_TIMES {
        @Override
        String carry(Said said, String line) {
            return KUBECTL.carry(said, ADDED_TIMES.carry(said, line));
        }
    },
    STERN {
        @Override
        String carry(Said said, String line) {
            return "%s app %s".formatted(pod(said), line);
        }
    },
    COMPOSE {
        @Override
        String carry(Said said, String line) {
            return "%-14s | %s".formatted(pod(said), line);
        }
    };

    /** The line as it arrives. */
    abstract String carry(Said said, String line);

    /** Whether it puts lines into JSON. */
    boolean isJson() {
        return this == DOCKER || this == COLLECTOR;
    }

    /** Whether it tells which pod wrote a line. */
    boolean tellsPods() {
        return compareTo(KUBECTL) >= 0;
    }

    /** Whether it tells when. */
    boolean tellsTimes() {
        return this != NOTHING && this != KUBECTL && compareTo(STERN) < 0;
    }

    /** The pod in which a program runs. */
    static String pod(Said said) {
        return said.logger().equals("shop.Orders") ? "orders-7d4b9c6f58-x2x4z" : "pool-5c8d7f9b6d-q4xvm";
    }
}
