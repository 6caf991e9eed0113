import { ValidationPipe, type ValidationError } from '@nestjs/common';
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

/** Holds requests to their DTOs: 422 `invalid_request` names each bad field; unknown fields are refused. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => invalidRequest(invalidFields(errors)),
  });
}
