import { Ajv, type ErrorObject } from 'ajv';
import type { WireEvent } from './wire-event.js';
import { MAX_EVENT_DEPTH, wireEventSchema, type JsonSchema } from './wire-event.schema.js';

/** Why a value is no wire event: the field, as in `media.played[0]`, and what is expected there. Never the value. */
export class FieldProblem {
  constructor(
    /** Path inside the event; empty for the event itself. */
    readonly field: string,
    readonly expected: string,
    readonly code: 'invalid' | 'too_deep' = 'invalid',
  ) {}
}

/** A path is quoted in answers; a client's own property names must not make it long. */
const MAX_FIELD_LENGTH = 120;

// `verbose` puts the failing part of the schema on the error; `strictNumbers` (the default) refuses infinities.
const validate = new Ajv({ discriminator: true, verbose: true, strictRequired: false }).compile<WireEvent>(
  wireEventSchema,
);

/** The value as a wire event, or the first thing that is wrong with it. The value itself is not changed. */
export function readWireEvent(value: unknown): WireEvent | FieldProblem {
  if (deeperThan(value, MAX_EVENT_DEPTH))
    return new FieldProblem('', `at most ${MAX_EVENT_DEPTH} nested levels`, 'too_deep');
  if (!validate(value)) return problemOf(validate.errors?.[0]);
  const reversed = value.media?.played.findIndex(([fromMs, toMs]) => fromMs > toMs) ?? -1;
  if (reversed >= 0) return new FieldProblem(`media.played[${reversed}]`, 'from_ms not greater than to_ms');
  return value;
}

/** Whether a value has more than `levels` levels of objects and arrays. Looks no deeper, so the stack is safe. */
function deeperThan(value: unknown, levels: number): boolean {
  if (!isNested(value)) return false;
  if (levels === 0) return true;
  for (const name in value) {
    const inner = value[name];
    if (isNested(inner) && deeperThan(inner, levels - 1)) return true;
  }
  return false;
}

const isNested = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function problemOf(error: ErrorObject | undefined): FieldProblem {
  if (!error) return new FieldProblem('', 'an event object');
  const path = pathOf(error.instancePath);
  const schema: JsonSchema | undefined = error.parentSchema;
  switch (error.keyword) {
    case 'required': {
      const { missingProperty } = error.params as { missingProperty: string };
      const expected = schema?.properties?.[missingProperty]?.description ?? 'a value';
      return new FieldProblem(join(path, missingProperty), `${expected}; it is missing`);
    }
    case 'anyOf':
      return new FieldProblem(join(path, 'engaged_ms'), 'engaged_ms or scroll_pct; both are missing');
    case 'discriminator':
      return new FieldProblem(join(path, 'type'), wireEventSchema.properties?.type?.description ?? '');
    default:
      return new FieldProblem(path, schema?.description ?? 'another value');
  }
}

const join = (path: string, name: string) => (path ? `${path}.${name}` : name);

/** `/media/played/0` → `media.played[0]`. */
function pathOf(instancePath: string): string {
  let path = '';
  for (const escaped of instancePath.split('/').slice(1)) {
    const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    path = /^\d+$/.test(name) ? `${path}[${name}]` : join(path, name);
  }
  return path.length > MAX_FIELD_LENGTH ? `${path.slice(0, MAX_FIELD_LENGTH)}…` : path;
}
