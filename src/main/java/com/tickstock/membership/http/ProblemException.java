package com.tickstock.membership.http;

/** Thrown to answer a request with a problem. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  static ProblemException notFound(String detail) {
    return new ProblemException(Problem.of(ProblemType.NOT_FOUND, detail));
  }

  static ProblemException retired(long version, String detail) {
    return new ProblemException(Problem.retired(version, detail));
  }

  static ProblemException invalid(String field, String detail) {
    return new ProblemException(Problem.of(ProblemType.INVALID_REQUEST, detail).at(field));
  }

  Problem problem() {
    return problem;
  }
}
