import { article, explore } from './explore.js';
import { live, platform, sector, setup } from './places.js';
import { common, keys, nav, session } from './common.js';

/** Vietnamese comes first: English has exactly these keys. */
export const vi = { common, nav, keys, session, explore, article, live, setup, sector, platform };
export type Texts = typeof vi;
