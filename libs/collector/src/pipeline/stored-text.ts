/**
 * Text as it is stored: one line, in composed Unicode so that equal words are equal, without control characters, whole
 * characters only, cut to `maxLength`.
 */
export function storedText(text: string, maxLength: number): string {
  const cleaned = isClean(text) ? text : clean(text.slice(0, maxLength * 4));
  return (cleaned.length <= maxLength ? cleaned : wholeCharacters(cleaned.slice(0, maxLength))).trim();
}

const clean = (text: string) =>
  text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .normalize('NFC');

/**
 * Whether every character is one that cleaning leaves alone: printable and below the combining marks, a precomposed
 * letter with Vietnamese tones, or a typographic dash or quote. Most headlines are, and this is ten times faster.
 */
function isClean(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const leftAlone =
      (code >= 0x20 && code < 0x7f) ||
      (code >= 0xa0 && code < 0x300) ||
      (code >= 0x1ea0 && code < 0x1efa) ||
      (code >= 0x2010 && code < 0x2028);
    if (!leftAlone) return false;
  }
  return true;
}

/** Drops half a character that a cut left at the end. */
function wholeCharacters(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
