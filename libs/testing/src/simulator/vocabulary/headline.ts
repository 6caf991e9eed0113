import type { Random } from '../random.js';
import { WORDS } from './words.js';

/**
 * Fills the slots of a template. A local paper writes mostly about its own province.
 * @throws RangeError when the template names a slot that no word list fills.
 */
export function fillHeadline(template: string, random: Random, homeProvince?: string): string {
  const used = new Set<string>();
  const filled = template.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const words = WORDS[slot];
    if (words === undefined)
      throw new RangeError(`headline template with an unknown slot {${slot}}: ${template}`);
    if (slot === 'tinh' && homeProvince !== undefined && !used.has(homeProvince) && random.chance(0.75)) {
      used.add(homeProvince);
      return homeProvince;
    }
    // The same slot twice in one headline means two different things.
    let word = random.pick(words);
    while (used.has(word)) word = random.pick(words);
    used.add(word);
    return word;
  });
  const first = filled.charAt(0);
  return first.toUpperCase() + filled.slice(1);
}

/** A headline as the last part of an address: letters without marks, digits and hyphens. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '');
}
