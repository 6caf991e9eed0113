import type { WireArticle } from '@nhipbao/events';
import { findAll } from './dom.js';

type LinkedData = Record<string, unknown>;

const LONGEST_ID = 256;

/** NewsArticle and its subtypes, Article, and the postings of blogs and live blogs; the first group is the kind. */
const ARTICLE = /(\w+?)?(News)?(Article|BlogPosting)/;

/** Every text in a value that may be a text, a thing with a name, or a list of either. */
const texts = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value === 'object') return texts((value as LinkedData | null)?.name);
  return value ? [(value as string | number).toString()] : [];
};

const metas = (name: string): string[] =>
  findAll<HTMLMetaElement>(`meta[property="${name}"],meta[name="${name}"]`).map((meta) => meta.content);

/** A list of types reads as one text here, and no type as none. */
const kindOf = (node: LinkedData | null | undefined): RegExpExecArray | null =>
  ARTICLE.exec(node?.['@type'] as string);

/** The articles that the page describes in JSON-LD, at any depth; a thing comes after its parts. */
const describedArticles = (): LinkedData[] => {
  const found: LinkedData[] = [];
  for (const { text } of findAll<HTMLScriptElement>('script[type*=ld]')) {
    try {
      // Content systems leave raw line breaks inside strings, which JSON forbids; as blanks they do no harm.
      JSON.parse(text.replace(/\s+/g, ' '), (_, value: LinkedData | null) => {
        if (kindOf(value)) found.push(value as LinkedData);
        return value;
      });
    } catch {
      // An outlet's broken JSON-LD: OpenGraph answers instead.
    }
  }
  return found;
};

/** What the page says of its article at this moment, in JSON-LD first and OpenGraph second; nothing when it is no article. */
export const readArticle = (): WireArticle | undefined => {
  const { href, pathname } = location;
  const isArticlePage = metas('og:type')[0] === 'article';
  const described = describedArticles().reverse();
  // Of several, the one that names this address; a front page describes many and is none of them.
  const node =
    described.find(
      (each) => pathname[1] && JSON.stringify([each.url, each.mainEntityOfPage]).includes(`${pathname}"`),
    ) ?? (isArticlePage || !described[1] ? described[0] : undefined);
  if (!node && !isArticlePage) return undefined;

  const all = (property: string, name: string): string[] => {
    const own = texts(node?.[property]);
    return own[0] ? own : metas(name);
  };
  const isFree = JSON.stringify(node?.isAccessibleForFree) as string | undefined;

  return {
    // The end of an address tells articles apart.
    id: (findAll<HTMLLinkElement>('link[rel=canonical]')[0]?.href ?? href.replace(/[?#].*/, '')).slice(
      -LONGEST_ID,
    ),
    title: all('headline', 'og:title')[0],
    authors: all('author', 'author'),
    section: all('articleSection', 'article:section')[0],
    tags: all('keywords', 'article:tag').flatMap((tag) => tag.split(/\s*,\s*/)),
    published_at: all('datePublished', 'article:published_time')[0],
    modified_at: all('dateModified', 'article:modified_time')[0],
    word_count: Number(all('wordCount', '')[0]) || undefined,
    type: (kindOf(node)?.[1] ?? 'article').toLowerCase(),
    access: isFree ? (/false/i.test(isFree) ? 'subscriber' : 'free') : undefined,
  };
};
