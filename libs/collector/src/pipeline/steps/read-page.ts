import { reject } from '../draft.js';
import { readPageAddress } from '../page-address.js';
import type { Step } from '../step.js';

/** Takes the page's address apart; host and path are stored, the query is not. */
export const readPage: Step = {
  name: 'read-page',
  run(draft) {
    const { url } = draft.wire;
    if (url === undefined) return draft;
    draft.page = readPageAddress(url);
    if (!draft.page) return reject('invalid', 'expected an http or https address', 'url');
    draft.event.page = draft.page.page;
    return draft;
  },
};
