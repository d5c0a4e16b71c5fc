package dev.firefight.practice.design;

import dev.firefight.practice.engine.Draw;
import java.util.List;

/** One step of what is done for a request. The request holds its thread meanwhile. */
public sealed interface StepDesign {
    /** Computing. */
    record Work(Draw time) implements StepDesign {}

    /** Waiting without computing, such as for a disk. */
    record Pause(Draw time) implements StepDesign {}

    /**
     * Asking another service.
     *
     * @param service which
     * @param route for what
     * @param isOptional whether the request goes on without an answer
     */
    record Ask(String service, String route, boolean isOptional) implements StepDesign {}

    /** Asking several at once, and waiting for all. */
    record Together(List<Ask> asks) implements StepDesign {
        /** Copies the list. */
        public Together {
            asks = List.copyOf(asks);
        }
    }

    /** One statement, in a transaction of its own unless it stands in one. */
    record Query(String database, String query) implements StepDesign {}

    /** Steps during which a connection is held, and the locks that their statements take. */
    record Transaction(String database, List<StepDesign> steps) implements StepDesign {
        /** Copies the list. */
        public Transaction {
            steps = List.copyOf(steps);
        }
    }

    /** A look into a cache, and what is done when it is not there. */
    record Cached(String cache, List<StepDesign> otherwise) implements StepDesign {
        /** Copies the list. */
        public Cached {
            otherwise = List.copyOf(otherwise);
        }
    }

    /** A message that somebody handles later. */
    record Publish(String topic) implements StepDesign {}
}
