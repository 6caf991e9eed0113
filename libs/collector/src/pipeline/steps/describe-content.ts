import { TEXT_LIMITS, type WireArticle } from '@nhipbao/events';
import { publishedTime } from '../../clock/published-time.js';
import type { Draft } from '../draft.js';
import type { PipelineParts, Step } from '../step.js';
import { storedText } from '../stored-text.js';

/** Copies what the page says of itself and its article, cleaned and cut to what the store holds. */
export const describeContent: Step = {
  name: 'describe-content',
  run(draft, parts) {
    const { wire, event } = draft;
    const title = wire.article?.title ?? wire.title;
    if (title !== undefined) event.title = storedText(title, TEXT_LIMITS.title);
    if (wire.article) describeArticle(draft, wire.article, parts);
    if (wire.lang !== undefined) event.lang = storedText(wire.lang, TEXT_LIMITS.lang);
    if (wire.screen !== undefined) event.screen = wire.screen;
    if (wire.props) {
      event.props = Object.fromEntries(
        Object.entries(wire.props).map(([name, value]) => [storedText(name, 64), storedText(value, 256)]),
      );
    }
    return draft;
  },
};

function describeArticle({ event }: Draft, article: WireArticle, { days }: PipelineParts): void {
  const { id, authors, section, tags, published_at, modified_at, word_count, type, access } = article;
  if (id !== undefined) event.article_id = storedText(id, 256);
  if (authors) event.authors = storedTexts(authors);
  if (section !== undefined) event.section = storedText(section, TEXT_LIMITS.name);
  if (tags) event.tags = storedTexts(tags);
  if (type !== undefined) event.content_type = storedText(type, TEXT_LIMITS.kind);
  if (access !== undefined) event.access = storedText(access, TEXT_LIMITS.kind);
  if (published_at !== undefined) event.published_at = publishedTime(published_at, days);
  if (modified_at !== undefined) event.modified_at = publishedTime(modified_at, days);
  if (word_count !== undefined) event.word_count = Math.round(word_count);
}

/** Each text once, empty ones left out. */
function storedTexts(texts: readonly string[]): string[] {
  const stored = texts.slice(0, TEXT_LIMITS.listItems).map((text) => storedText(text, TEXT_LIMITS.name));
  return [...new Set(stored)].filter(Boolean);
}
