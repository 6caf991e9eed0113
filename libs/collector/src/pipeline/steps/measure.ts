import { TEXT_LIMITS } from '@nhipbao/events';
import type { Step } from '../step.js';
import { storedText } from '../stored-text.js';

/** Copies what the event measures: engaged time and scroll, played intervals, a conversion. Whole numbers as stored. */
export const measure: Step = {
  name: 'measure',
  run(draft) {
    const { wire, event } = draft;
    if (wire.engaged_ms !== undefined) event.engaged_ms = Math.round(wire.engaged_ms);
    if (wire.scroll_pct !== undefined) event.scroll_pct = Math.round(wire.scroll_pct);
    if (wire.type === 'media' && wire.media) {
      const { id, kind, title, duration_ms, played } = wire.media;
      event.media_id = storedText(id, 256);
      event.media_kind = kind;
      if (title !== undefined) event.media_title = storedText(title, TEXT_LIMITS.title);
      if (duration_ms !== undefined) event.media_duration_ms = Math.round(duration_ms);
      event.media_played = played.map(([fromMs, toMs]) => [Math.round(fromMs), Math.round(toMs)]);
    }
    if (wire.type === 'conversion' && wire.conversion) {
      const { kind, value, currency } = wire.conversion;
      event.conversion_kind = storedText(kind, TEXT_LIMITS.kind);
      if (value !== undefined) event.conversion_value = Math.round(value * 100) / 100;
      if (currency !== undefined) event.conversion_currency = currency;
    }
    return draft;
  },
};
