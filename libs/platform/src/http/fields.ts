import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, Length, Matches, ValidateIf } from 'class-validator';

/** The field may be left out; unlike class-validator's `IsOptional` this does not let null through. */
export const MayBeAbsent = () => ValidateIf((_object, value: unknown) => value !== undefined);

/**
 * A trimmed line of text of 1 to `longest` characters, without control characters, and without halves of surrogate pairs, which JSON can
 * spell but no store can keep.
 */
export const Line = (longest: number) =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsString(),
    Length(1, longest),
    Matches(/^[^\p{Cc}\p{Cs}]*$/u, {
      message: '$property must not contain control characters or halves of surrogate pairs',
    }),
  );
