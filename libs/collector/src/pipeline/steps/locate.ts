import type { Step } from '../step.js';

/** Country, and an estimate of the province, from the address. */
export const locate: Step = {
  name: 'locate',
  needs: {
    ready: ({ connection }, { places }) => places.isReady(connection.address),
    prepare: (drafts, { places }) => places.prepare(drafts.map(({ connection }) => connection.address)),
  },
  run(draft, { places }) {
    const { connection, event } = draft;
    const { country, province } = (connection.place ??= places.of(connection.address));
    if (country) event.country = country;
    if (province) event.province = province;
    return draft;
  },
};
