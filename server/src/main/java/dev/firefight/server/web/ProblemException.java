package dev.firefight.server.web;

/** A request is not done, for this reason. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    ProblemException(int status, String kind, String title, String detail) {
        this(Problem.of(status, kind, title, detail));
    }

    Problem problem() {
        return problem;
    }
}
