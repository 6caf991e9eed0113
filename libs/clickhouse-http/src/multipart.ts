import { badArguments, notImplemented } from './exception.js';

const BOUNDARY = /^multipart\/form-data\s*;.*boundary="?([^";]+)"?/i;
const NAME = /^content-disposition:[^\r\n]*[;\s]name="([^"]*)"/im;
const FILE = /^content-disposition:[^\r\n]*[;\s]filename="/im;

/** The boundary of a form, or undefined for any other kind of body. */
export function formBoundary(contentType: string | undefined): string | undefined {
  return BOUNDARY.exec(contentType ?? '')?.[1];
}

/**
 * Fields of a form, which clients send when parameters are too long for an address.
 * @throws {ClickHouseException} 36 when it is not well formed, 48 when it holds external tables
 */
export function readForm(body: Buffer, boundary: string): Map<string, string> {
  const fields = new Map<string, string>();
  const delimiter = `\r\n--${boundary}`;
  const text = `\r\n${body.toString('latin1')}`;
  const parts = text.split(delimiter);
  if (parts.length < 2 || !parts.at(-1)?.startsWith('--')) throw badArguments('The form is not complete');
  for (const part of parts.slice(1, -1)) {
    const headEnd = part.indexOf('\r\n\r\n');
    const head = part.slice(0, headEnd);
    const name = NAME.exec(head)?.[1];
    if (headEnd < 0 || name === undefined) throw badArguments('A part of the form has no name');
    if (FILE.test(head)) throw notImplemented('External tables are not supported');
    fields.set(name, Buffer.from(part.slice(headEnd + 4), 'latin1').toString());
  }
  return fields;
}
