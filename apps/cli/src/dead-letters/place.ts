import type { BuriedLetter, RecordPlace } from '@nhipbao/platform';
import { InvalidArgumentError } from 'commander';

export const placeText = ({ partition, offset }: RecordPlace): string => `${partition}/${offset}`;

/** Collects places such as `3/1207` from the command line. */
export function readPlace(text: string, before: RecordPlace[] = []): RecordPlace[] {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  if (match === null) throw new InvalidArgumentError('expected partition/offset, as `dlq list` prints it');
  return [...before, { partition: Number(match[1]), offset: Number(match[2]) }];
}

/** @throws Error when there is no letter at one of the places */
export function lettersAt(letters: readonly BuriedLetter[], places: readonly RecordPlace[]): BuriedLetter[] {
  const byPlace = new Map(letters.map((letter) => [placeText(letter), letter]));
  return places.map((place) => {
    const letter = byPlace.get(placeText(place));
    if (letter === undefined) throw new Error(`there is no dead letter at ${placeText(place)}`);
    return letter;
  });
}
