import { registerDecorator } from 'class-validator';

const LONGEST = 2048;

const isValue = (value: unknown): boolean =>
  (typeof value === 'string' && value.length <= LONGEST) ||
  (typeof value === 'number' && Number.isSafeInteger(value));

/** A filter's values: 1 to 1,000 texts or whole numbers. */
export const IsValueList = () => (target: object, propertyName: string) =>
  registerDecorator({
    name: 'isValueList',
    target: target.constructor,
    propertyName,
    options: {
      message: `$property must be 1 to 1000 texts of at most ${LONGEST} characters, or whole numbers`,
    },
    validator: {
      validate: (value: unknown) =>
        Array.isArray(value) && value.length > 0 && value.length <= 1000 && value.every(isValue),
    },
  });
