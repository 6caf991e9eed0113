import { findAll } from './dom.js';
import { settings } from './settings.js';

let body: HTMLElement | undefined;

/** Finds the body of the page's article: what the tag or the markup names, else the tallest `article` element. */
export const findBody = (isArticlePage: boolean): void => {
  const named = findAll(settings.article ?? '[itemprop~=articleBody]');
  const all = named[0] ? named : findAll('article');
  all.sort((a, b) => b.clientHeight - a.clientHeight);
  // A front page is a list of teasers, each an `article`: there the page itself is what is read.
  body = isArticlePage || !all[1] ? all[0] : undefined;
};

/** The share of the article (else of the page) above the lower edge of the window now, at most 100; negative when it is all below. */
export const readingDepth = (): number => {
  const { top, height } = (body?.isConnected ? body : document.documentElement).getBoundingClientRect();
  return Math.round(Math.min(100, ((innerHeight - top) / height) * 100));
};
