/** An error that a client of the API sees as it stands: `{"error": {"code", "message", "details"?}}`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  /**
   * @param status HTTP status
   * @param code stable name for programs, snake_case
   * @param message for people
   * @param details facts that help to correct the request; never secrets
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details?: unknown,
  ) {
    super(message);
  }
}

export const unauthenticated = (message = 'Sign in, or send an API key.') =>
  new ApiError(401, 'unauthenticated', message);

export const forbidden = (message = 'Your role does not allow this.', code = 'forbidden') =>
  new ApiError(403, code, message);

/** Also the answer for what exists outside the caller's scope, so that nothing tells the two apart. */
export const notFound = (message = 'There is no such thing here.') => new ApiError(404, 'not_found', message);

/** One field of a request that cannot be used. */
export interface InvalidField {
  /** Path of the field, such as `filters.0.op`. */
  field: string;
  expected: string;
}

/** A well-formed request whose fields cannot be used. */
export const invalidRequest = (details: InvalidField[]) =>
  new ApiError(
    422,
    'invalid_request',
    `Cannot use: ${details.map(({ field }) => field).join(', ')}.`,
    details,
  );

/** The platform cannot answer now; the same request may work later. */
export const unavailable = (message: string) => new ApiError(503, 'unavailable', message);
