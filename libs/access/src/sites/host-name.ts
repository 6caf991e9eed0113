import { domainToASCII } from 'node:url';
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, Matches } from 'class-validator';

const MOST_HOSTS = 100;
const HOST_NAME =
  /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** A host as requests carry it: lower case, no final dot, international names in ASCII form; what is no host stays. */
export function normalizeHost(text: string): string {
  const host = text.trim().toLowerCase().replace(/\.$/, '');
  // `domainToASCII` drops whatever it takes for a port or a path; those must stay to be refused.
  return /[:/?#@\\]/.test(host) ? host : domainToASCII(host) || host;
}

/** A list of host names without scheme, port or path, normalised. */
export const HostNames = () =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value)
        ? value.map((item: unknown) => (typeof item === 'string' ? normalizeHost(item) : item))
        : value,
    ),
    IsArray(),
    ArrayMaxSize(MOST_HOSTS),
    ArrayUnique(),
    Matches(HOST_NAME, {
      each: true,
      message:
        '$property must be a list of host names such as baomoi.example.vn, without scheme, port or path',
    }),
  );
