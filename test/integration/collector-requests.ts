import { randomUUID } from 'node:crypto';
import { SITE } from './collector-app.js';

/** A page view of the first site, as its tracker would send it now. */
export const pageview = (more: object = {}) => ({
  type: 'pageview',
  site: SITE,
  id: randomUUID(),
  pv: randomUUID(),
  ts: Date.now(),
  url: 'https://www.songhong.vn/thoi-su/lu-ve.html?utm_source=zalo&fbclid=x',
  ...more,
});
export const answer = async (response: Response) => ({
  status: response.status,
  body: (await response.json()) as {
    accepted: number;
    rejected: { index: number; code: string; message: string }[];
    error?: { code: string; message: string };
  },
});
export const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
