import type { Texts } from '../vi/index.js';
import { article, explore } from './explore.js';
import { live, platform, sector, setup } from './places.js';
import { common, keys, nav, session } from './common.js';

export const en: Texts = { common, nav, keys, session, explore, article, live, setup, sector, platform };
