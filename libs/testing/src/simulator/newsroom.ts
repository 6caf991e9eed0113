import { type Article, lifeCurve, localIso, SHELF_LIFE_DAYS } from './article.js';
import { breakingStory } from './breaking-story.js';
import { Random } from './random.js';
import { DAY_MS, HOUR_MS, localDay, MINUTE_MS, startOfLocalDay } from './rhythm.js';
import type { OutletKind, ScenarioOutlet } from './scenario.js';
import { fillHeadline, slug } from './vocabulary/headline.js';
import { NEWSPAPER_SECTIONS, type Section } from './vocabulary/newspaper-headlines.js';
import {
  JOURNAL_SECTIONS,
  MAGAZINE_SECTIONS,
  RADIO_SECTIONS,
  TELEVISION_SECTIONS,
} from './vocabulary/other-headlines.js';
import { makeAuthors } from './vocabulary/people.js';
import { Weighted } from './weighted.js';

const SECTIONS: Readonly<Record<OutletKind, readonly Section[]>> = {
  central_paper: NEWSPAPER_SECTIONS,
  local_paper: NEWSPAPER_SECTIONS,
  magazine: MAGAZINE_SECTIONS,
  journal: JOURNAL_SECTIONS,
  radio: RADIO_SECTIONS,
  television: TELEVISION_SECTIONS,
};

const MEDIAN_WORDS: Readonly<Record<OutletKind, number>> = {
  central_paper: 620,
  local_paper: 540,
  magazine: 1_100,
  journal: 3_800,
  radio: 260,
  television: 220,
};

const SHARE_OF_SUBSCRIBER_PIECES: Readonly<Record<OutletKind, number>> = {
  central_paper: 0.1,
  local_paper: 0,
  magazine: 0.18,
  journal: 0.3,
  radio: 0,
  television: 0,
};

/** Guides that stay in demand: so many a month, for so many months. */
const GUIDES_A_MONTH = 3;
const GUIDE_MONTHS = 6;
const MONTH_DAYS = 30;
const GUIDE_POPULARITY = 0.1;

/**
 * Everything that an outlet publishes. A day's pieces depend on the seed and that day alone, so that a simulation may
 * begin anywhere and still meets the same articles.
 */
export class Newsroom {
  readonly sections: readonly Section[];
  private readonly authors: string[];
  private readonly byDay = new Map<number, Article[]>();
  private readonly sectionChoice: Weighted<Section>;

  constructor(
    private readonly seed: number,
    private readonly outlet: ScenarioOutlet,
  ) {
    this.sections = SECTIONS[outlet.kind];
    this.authors = makeAuthors(
      new Random(seed, outlet.code, 'authors'),
      6 + Math.ceil(outlet.articlesPerDay / 2),
    );
    this.sectionChoice = Weighted.of(
      this.sections.map((section, rank) => [section, 1 / (rank + 2)] as const),
    );
  }

  /** Everything that readers may still open at an instant. */
  articlesAt(at: number): Article[] {
    const today = localDay(at);
    const articles: Article[] = [];
    for (let day = today - SHELF_LIFE_DAYS; day <= today; day++) {
      for (const article of this.dayOf(day)) if (article.publishedAt <= at) articles.push(article);
    }
    for (const day of this.byDay.keys()) if (day > 0 && day < today - SHELF_LIFE_DAYS) this.byDay.delete(day);
    const month = Math.floor(today / MONTH_DAYS);
    for (let past = 1; past <= GUIDE_MONTHS; past++) articles.push(...this.guidesOf(month - past));
    return articles;
  }

  private dayOf(day: number): Article[] {
    let articles = this.byDay.get(day);
    if (articles === undefined) {
      articles = this.publish(day);
      this.byDay.set(day, articles);
    }
    return articles;
  }

  private publish(day: number): Article[] {
    const random = new Random(this.seed, this.outlet.code, 'pieces', day);
    const articles: Article[] = [];
    const count = random.poisson(this.outlet.articlesPerDay);
    for (let i = 0; i < count; i++) {
      // Desks work from half past five to half past ten at night, most of them in the morning.
      const publishedAt = startOfLocalDay(day) + Math.round((5.5 + 17 * random.unit() ** 1.25) * HOUR_MS);
      const section = this.sectionChoice.pick(random);
      const title = fillHeadline(random.pick(section.headlines), random, this.outlet.province);
      const popularity = Math.min((1 - random.unit()) ** -0.7, 60);
      articles.push(
        this.piece(`${day}${String(i).padStart(3, '0')}`, section, title, publishedAt, popularity, random),
      );
    }
    const story = breakingStory(this.seed, day, this.outlet);
    const news = this.sections[0];
    if (story !== undefined && news !== undefined) {
      const piece = this.piece(
        `${day}900`,
        news,
        story.title,
        story.publishedAt,
        90 * story.strength,
        random,
      );
      articles.push({ ...piece, surge: story.strength, halfLifeMs: 3 * HOUR_MS });
    }
    return articles;
  }

  private guidesOf(month: number): Article[] {
    // Months are filed under negative numbers beside the days.
    let guides = this.byDay.get(-month);
    if (guides === undefined) {
      const random = new Random(this.seed, this.outlet.code, 'guides', month);
      guides = Array.from({ length: GUIDES_A_MONTH }, (_, i) => {
        const section = random.pick(this.sections);
        const title = fillHeadline(random.pick(section.headlines), random, this.outlet.province);
        const publishedAt = startOfLocalDay(month * MONTH_DAYS + random.below(MONTH_DAYS)) + 9 * HOUR_MS;
        const piece = this.piece(`7${month}${i}`, section, title, publishedAt, GUIDE_POPULARITY, random);
        return { ...piece, halfLifeMs: 10_000 * DAY_MS };
      });
      this.byDay.set(-month, guides);
    }
    return guides;
  }

  private piece(
    id: string,
    section: Section,
    title: string,
    publishedAt: number,
    popularity: number,
    random: Random,
  ): Article {
    const { kind, sites } = this.outlet;
    const site = Math.max(
      0,
      sites.findIndex((candidate) => candidate.sections?.includes(section.name)),
    );
    const authors = [random.pick(this.authors)];
    if (random.chance(0.15))
      authors.push(random.pick(this.authors.filter((author) => author !== authors[0])));
    const tags = new Set([random.pick(section.tags), random.pick(section.tags)]);
    const modified = random.chance(0.2)
      ? publishedAt + Math.round(random.between(5, 300)) * MINUTE_MS
      : publishedAt;
    const wire = {
      id,
      title,
      authors,
      section: section.name,
      tags: [...tags],
      published_at: localIso(publishedAt),
      modified_at: localIso(modified),
      word_count: Math.round(random.logNormal(MEDIAN_WORDS[kind], 0.45)),
      type: this.contentType(random),
      access: random.chance(SHARE_OF_SUBSCRIBER_PIECES[kind]) ? 'subscriber' : 'free',
    };
    const halfLifeMs = random.logNormal(
      kind === 'magazine' || kind === 'journal' ? 60 * HOUR_MS : 5 * HOUR_MS,
      0.5,
    );
    return {
      wire,
      site,
      path: `/${slug(section.name)}/${slug(title)}-${id}.html`,
      publishedAt,
      popularity,
      halfLifeMs,
      surge: 0,
    };
  }

  private contentType(random: Random): string {
    const { kind } = this.outlet;
    if (kind === 'radio') return 'audio';
    if (kind === 'television') return 'video';
    if (kind === 'journal') return 'research';
    const shape = random.unit();
    return shape < 0.08 ? 'video' : shape < 0.13 ? 'opinion' : shape < 0.18 ? 'longform' : 'news';
  }
}

/** Demand for a piece at an instant, in the units of `popularity`. */
export function demandFor(article: Article, at: number): number {
  return article.popularity * lifeCurve(at - article.publishedAt, article.halfLifeMs);
}
