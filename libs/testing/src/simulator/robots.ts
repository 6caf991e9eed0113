import type { OutletWorld } from './outlet-world.js';
import { Random } from './random.js';
import type { SimulatedStep } from './scenario.js';
import type { TimeWheel } from './time-wheel.js';
import { Weighted } from './weighted.js';

interface Robot {
  name: string;
  userAgent: string;
  /** First three bytes of its addresses. */
  network: string;
}

const compatible = (product: string) => `Mozilla/5.0 (compatible; ${product})`;
const rendering = (product: string) =>
  `Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ${product}) Chrome/139.0.0.0 Safari/537.36`;

// Robots that say what they are; those that run scripts load the tracker as a browser would.
const ROBOTS = Weighted.of<Robot>([
  [
    {
      name: 'googlebot',
      userAgent: rendering('Googlebot/2.1; +http://www.google.com/bot.html'),
      network: '66.249.66',
    },
    38,
  ],
  [
    {
      name: 'bingbot',
      userAgent: rendering('bingbot/2.0; +http://www.bing.com/bingbot.htm'),
      network: '40.77.167',
    },
    14,
  ],
  [
    {
      name: 'coccocbot',
      userAgent: compatible('coccocbot-web/1.0; +http://help.coccoc.com/searchengine'),
      network: '103.131.71',
    },
    12,
  ],
  [
    { name: 'gptbot', userAgent: rendering('GPTBot/1.2; +https://openai.com/gptbot'), network: '20.171.207' },
    10,
  ],
  [
    {
      name: 'claudebot',
      userAgent: rendering('ClaudeBot/1.0; +claudebot@anthropic.com'),
      network: '216.73.216',
    },
    7,
  ],
  [
    {
      name: 'ahrefsbot',
      userAgent: compatible('AhrefsBot/7.0; +http://ahrefs.com/robot/'),
      network: '54.36.148',
    },
    7,
  ],
  [
    {
      name: 'facebook',
      userAgent: 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
      network: '69.171.249',
    },
    7,
  ],
  [{ name: 'script', userAgent: 'python-requests/2.32.3', network: '52.167.144' }, 5],
]);

/** Mean number of pages that a robot takes in one go. */
export const PAGES_PER_CRAWL = 3.5;

/** Plans what robots fetch: pages in quick succession, no reading, no consent, no referrer. */
export class CrawlPlanner {
  private readonly ids = new Random();

  constructor(private readonly wheel: TimeWheel<SimulatedStep>) {}

  plan(world: OutletWorld, start: number, random: Random): void {
    const robot = ROBOTS.pick(random);
    this.ids.reseed(random.uint32(), random.uint32(), random.uint32());
    const connection = { ip: `${robot.network}.${1 + random.below(60)}`, userAgent: robot.userAgent };
    const site = world.siteChoice.pick(random);
    const pages = 1 + random.below(2 * PAGES_PER_CRAWL - 1);
    let at = start;
    for (let i = 0; i < pages; i++) {
      const { url, title, article } = world.article(site, random);
      this.wheel.add({
        at,
        event: {
          type: 'pageview',
          site: world.site(site).key,
          id: this.ids.uuid(),
          ts: at,
          pv: this.ids.uuid(),
          url,
          title,
          article,
        },
        connection,
        readerName: `${world.outlet.code}/robot-${robot.name}`,
        human: false,
        outlet: world.outlet.code,
      });
      at += Math.round(random.between(600, 9_000));
    }
  }
}
