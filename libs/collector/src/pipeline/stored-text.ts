/**
 * Text as it is stored: one line, in composed Unicode so that equal words are equal, without control characters, whole
 * characters only, cut to `maxLength`.
 */
export function storedText(text: string, maxLength: number): string {
  let plain = true;
  for (let index = 0; index < text.length && plain; index++) {
    const code = text.charCodeAt(index);
    plain = code >= 0x20 && code < 0x7f;
  }
  if (plain) return text.length <= maxLength ? text.trim() : text.slice(0, maxLength).trim();
  const cleaned = text
    .slice(0, maxLength * 4)
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .normalize('NFC')
    .trim();
  return cleaned.length <= maxLength ? cleaned : wholeCharacters(cleaned.slice(0, maxLength)).trim();
}

/** Drops half a character that a cut left at the end. */
function wholeCharacters(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
