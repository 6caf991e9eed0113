import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { invalidRequest, type InvalidField } from './api-error.js';

/** `must be an email` out of class-validator's `address must be an email`. */
function expectation(name: string, message: string, property: string): string {
  if (name === 'whitelistValidation') return 'no field of this name';
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}

/** One entry for each field that cannot be used, with its path from the top of the request. */
export function invalidFields(errors: readonly ValidationError[], parent = ''): InvalidField[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const field = parent === '' ? property : `${parent}.${property}`;
    const expected = Object.entries(constraints ?? {}).map(([name, text]) =>
      expectation(name, text, property),
    );
    const own = expected.length > 0 ? [{ field, expected: expected.join(', and ') }] : [];
    return [...own, ...invalidFields(children ?? [], field)];
  });
}

/** No request of the API has more levels of objects and lists than this. */
const MOST_LEVELS = 8;

/** Whether a value has more than `levels` levels of objects and arrays. Looks no deeper, so the stack is safe. */
function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => deeperThan(inner, levels - 1));
}

/** Turning a body into its DTO recurses through all of it; one that is nested without end would exhaust the stack. */
class BoundedValidationPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (deeperThan(value, MOST_LEVELS))
      throw invalidRequest([{ field: metadata.type, expected: `at most ${MOST_LEVELS} nested levels` }]);
    return super.transform(value, metadata);
  }
}

/** Holds requests to their DTOs: 422 `invalid_request` names each bad field; unknown fields are refused. */
export function validationPipe(): ValidationPipe {
  return new BoundedValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => invalidRequest(invalidFields(errors)),
  });
}
