import type { Draft } from '../draft.js';
import type { Step } from '../step.js';

/** The addresses of readers that were not looked up; drafts of one reader mostly follow each other. */
function* addresses(drafts: readonly Draft[]): Generator<string> {
  let last;
  for (const { connection } of drafts) if (connection !== last) yield (last = connection).address;
}

/** Country, and an estimate of the province, from the address. */
export const locate: Step = {
  name: 'locate',
  prepare: (drafts, { places }) => places.prepare(addresses(drafts)),
  run(draft, { places }) {
    const { connection, event } = draft;
    const { country, province } = (connection.place ??= places.of(connection.address));
    if (country) event.country = country;
    if (province) event.province = province;
    return draft;
  },
};
