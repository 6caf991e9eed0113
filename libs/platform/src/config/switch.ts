import { Transform } from 'class-transformer';

/** `on` and `off` are the only spellings of a switch; anything else stays a string and fails `IsBoolean`. */
export const Switch = () =>
  Transform(({ value }: { value: unknown }) => (value === 'on' ? true : value === 'off' ? false : value));
