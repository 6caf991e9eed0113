import { type Article, lifeCurve } from './article.js';
import { demandFor, Newsroom } from './newsroom.js';
import type { Random } from './random.js';
import { Readership } from './reader.js';
import { HOUR_MS } from './rhythm.js';
import type { Scenario, ScenarioOutlet, ScenarioSite } from './scenario.js';
import { slug } from './vocabulary/headline.js';
import { Weighted } from './weighted.js';

/** What a reader may open. */
export interface Page {
  url: string;
  title: string;
  article?: Article['wire'];
}

interface FrontPage {
  articles: Weighted<Article>;
  sections: readonly string[];
}

const REFRESH_MS = HOUR_MS / 2;

/** An outlet at work: what is in demand on its sites at a moment and who comes to read it. */
export class OutletWorld {
  readonly readers: Readership;
  readonly siteChoice: Weighted<number>;
  private readonly newsroom: Newsroom;
  private fronts: FrontPage[] = [];
  private refreshedAt = Number.NEGATIVE_INFINITY;
  /** Extra demand through breaking news, as a share of the usual. */
  surge = 0;

  constructor(
    seed: number,
    readonly outlet: ScenarioOutlet,
    scenario: Scenario,
  ) {
    this.newsroom = new Newsroom(seed, outlet);
    this.readers = new Readership(seed, outlet, scenario.consentRate);
    this.siteChoice = Weighted.of(outlet.sites.map((site, index) => [index, site.share] as const));
  }

  site(index: number): ScenarioSite {
    const site = this.outlet.sites[index];
    if (site === undefined) throw new RangeError(`outlet ${this.outlet.code} has no site ${index}`);
    return site;
  }

  /** Sets up the front pages of the half hour that `at` falls into. */
  advanceTo(at: number): void {
    const moment = Math.floor(at / REFRESH_MS) * REFRESH_MS;
    if (moment === this.refreshedAt) return;
    this.refreshedAt = moment;
    const articles = this.newsroom.articlesAt(moment);
    this.surge = 0;
    for (const { surge, publishedAt, halfLifeMs } of articles) {
      if (surge > 0) this.surge += surge * lifeCurve(moment - publishedAt, halfLifeMs);
    }
    this.fronts = this.outlet.sites.map((site, index) => {
      const own = articles.filter((article) => article.site === index);
      const weights = own.map((article) => demandFor(article, moment));
      const elsewhere = this.outlet.sites.flatMap((other) => other.sections ?? []);
      const sections =
        site.sections ??
        this.newsroom.sections.map(({ name }) => name).filter((name) => !elsewhere.includes(name));
      return { articles: new Weighted(own, weights), sections };
    });
  }

  article(site: number, random: Random): Page {
    const { wire, path } = this.front(site).articles.pick(random);
    return { url: `https://${this.site(site).domain}${path}`, title: wire.title ?? '', article: wire };
  }

  home(site: number): Page {
    const { domain, name } = this.site(site);
    return { url: `https://${domain}/`, title: name };
  }

  sectionPage(site: number, random: Random): Page {
    const { domain, name } = this.site(site);
    const section = random.pick(this.front(site).sections);
    return { url: `https://${domain}/${slug(section)}`, title: `${section} | ${name}` };
  }

  /** The page on which a radio or television station streams. */
  livePage(site: number): Page {
    const { domain, name } = this.site(site);
    return { url: `https://${domain}/truc-tiep`, title: `Trực tiếp | ${name}` };
  }

  private front(site: number): FrontPage {
    const front = this.fronts[site];
    if (front === undefined) throw new Error('advanceTo was not called before the first page was opened');
    return front;
  }
}
