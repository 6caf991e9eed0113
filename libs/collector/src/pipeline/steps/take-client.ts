import { isIP } from 'node:net';
import { plainAddress } from '../../places/client-address.js';
import { reject } from '../draft.js';
import type { Step } from '../step.js';

/** Puts the reader's connection, as an API key holder states it, in the place of the request's own. */
export const takeClient: Step = {
  name: 'take-client',
  run(draft) {
    const { client } = draft.wire;
    if (!client) return draft;
    if (!draft.request.key) return reject('invalid', 'needs an API key with the scope collect', 'client');
    const address = plainAddress(client.ip ?? '');
    if (address !== '' && isIP(address) === 0)
      return reject('invalid', 'expected an IPv4 or IPv6 address', 'client.ip');
    draft.connection = draft.request.connectionOf(address, client.user_agent ?? '');
    return draft;
  },
};
