import type { Step } from '../step.js';

/** Country, and an estimate of the province, from the address. */
export const locate: Step = {
  name: 'locate',
  prepare(drafts, { places }) {
    for (const { connection } of drafts) {
      if (!places.isReady(connection.address))
        return places.prepare(drafts.map((draft) => draft.connection.address));
    }
    return undefined;
  },
  run(draft, { places }) {
    const { connection, event } = draft;
    const { country, province } = (connection.place ??= places.of(connection.address));
    if (country) event.country = country;
    if (province) event.province = province;
    return draft;
  },
};
