import type { WireConversion, WireEvent } from '@nhipbao/events';
import { pickConversion } from './conversions.js';
import type { OutletWorld, Page } from './outlet-world.js';
import { playedAfter, type Playing, playLive, playRecording, playTime } from './playing.js';
import { Random } from './random.js';
import type { Reader } from './reader.js';
import { pings, read } from './reading.js';
import { habitualSources, passingSources, type Source } from './referrers.js';
import { MINUTE_MS } from './rhythm.js';
import type { ScenarioSite, SimulatedStep } from './scenario.js';
import type { TimeWheel } from './time-wheel.js';

/** `every`: heartbeats as the tracker sends them; `last`: only the final one of each page view, for history. */
export type Heartbeats = 'every' | 'last';

/** No page is opened later than this after a visit's start; with a last long page it ends within {@link VISIT_LIMIT_MS}. */
const LAST_PAGE_MS = 80 * MINUTE_MS;
/** Nothing of a visit happens later than this after its start. */
export const VISIT_LIMIT_MS = 180 * MINUTE_MS;

/** Pages that are loaded again at once. */
const SHARE_RELOADED = 0.012;
const MEDIA_PING_MS = 30_000;
const PATIENCE = { loyal: 1.25, occasional: 1, passing: 0.75 };
const CHANCE_OF_ANOTHER_PAGE = { loyal: 0.64, occasional: 0.52, passing: 0.4 };

/** How a reader came to a page. */
type Arrival = Omit<Source, 'channel'> & { channel: Source['channel'] | 'internal' };

/** Plans visits: everything that a reader will do is decided when the visit begins and filed under its time. */
export class VisitPlanner {
  // Identifiers have a sequence of their own, so that fewer heartbeats leave everything else as it is.
  private readonly ids = new Random();
  private reader!: Reader;
  private site!: ScenarioSite;
  private world!: OutletWorld;

  constructor(
    private readonly wheel: TimeWheel<SimulatedStep>,
    private readonly heartbeats: Heartbeats,
  ) {}

  plan(world: OutletWorld, start: number, random: Random): void {
    this.world = world;
    this.reader = world.readers.pick(random);
    this.ids.reseed(random.uint32(), random.uint32(), random.uint32());
    const site = world.siteChoice.pick(random);
    this.site = world.site(site);

    let arrival: Arrival =
      this.reader.habit === 'passing' ? passingSources.pick(random) : habitualSources.pick(random);
    let page = this.firstPage(arrival, site, random);
    let at = start;
    for (;;) {
      let pv = this.openPage(at, page, arrival, random);
      if (random.chance(SHARE_RELOADED)) {
        const openMs = Math.round(random.between(2_000, 25_000));
        this.heartbeat(at + openMs, pv, Math.round(openMs / 2), 5);
        at += openMs + 150;
        pv = this.openPage(at, page, arrival, random);
      }
      const end = this.stay(at, pv, page, random);
      if (!random.chance(CHANCE_OF_ANOTHER_PAGE[this.reader.habit])) return;
      const pause = this.pause(random);
      at = end + pause;
      if (at - start > LAST_PAGE_MS) return;
      // After a long while the reader comes back to the site by itself; before that, through a link on the page.
      arrival = pause > 20 * MINUTE_MS ? { channel: 'direct' } : { channel: 'internal', ref: page.url };
      page = this.nextPage(site, random);
    }
  }

  /** Most go on at once; some put the phone down, a few for so long that it is another visit. */
  private pause(random: Random): number {
    return Math.round(random.chance(0.93) ? random.between(800, 6_000) : random.between(1, 48) * MINUTE_MS);
  }

  private firstPage(source: Arrival, site: number, random: Random): Page {
    const { kind } = this.world.outlet;
    if ((kind === 'radio' || kind === 'television') && random.chance(0.16)) return this.world.livePage(site);
    const atFront = source.channel === 'direct' ? 0.6 : source.channel === 'search' ? 0.12 : 0;
    return random.chance(atFront) ? this.world.home(site) : this.world.article(site, random);
  }

  private nextPage(site: number, random: Random): Page {
    const shape = random.unit();
    if (shape < 0.14) return this.world.home(site);
    if (shape < 0.26) return this.world.sectionPage(site, random);
    return this.world.article(site, random);
  }

  private openPage(at: number, page: Page, { channel, ref, query }: Arrival, random: Random): string {
    const pv = random.uuid();
    const event = this.event('pageview', at, pv);
    event.url = query === undefined ? page.url : page.url + query;
    if (ref !== undefined) event.ref = ref;
    event.title = page.title;
    if (page.article !== undefined) event.article = page.article;
    event.lang = 'vi';
    event.screen = this.reader.device.screen;
    // Without any other sign, the app's browser tells where the reader came from.
    this.file(event, channel === 'direct' ? (this.reader.device.app ?? channel) : channel);
    return pv;
  }

  private heartbeat(at: number, pv: string, engagedMs: number, scrollPct: number): void {
    const event = this.event('engagement', at, pv);
    event.engaged_ms = engagedMs;
    event.scroll_pct = scrollPct;
    this.file(event);
  }

  /** Reads, plays and perhaps subscribes; returns when the reader leaves the page. */
  private stay(at: number, pv: string, page: Page, random: Random): number {
    const reading = read(page, PATIENCE[this.reader.habit], random);
    const playing = this.play(page, random);
    let { engagedMs } = reading;
    let end = at + Math.round(engagedMs * reading.stretch) + 400;
    if (playing !== undefined) {
      const playMs = playTime(playing.parts);
      this.report(at + 1_500, pv, playing, playMs);
      end = Math.max(end, at + 1_500 + playMs);
      // A picture is watched, a voice is often heard with the screen dark.
      if (playing.media.kind === 'video') engagedMs = Math.max(engagedMs, playMs);
    }
    const openMs = end - at - 400;
    for (const engaged of pings(engagedMs)) {
      if (this.heartbeats === 'last' && engaged !== engagedMs) continue;
      const share = engaged / engagedMs;
      const scrollPct = Math.round(reading.scrollPct * Math.sqrt(share));
      this.heartbeat(at + 400 + Math.round(openMs * share), pv, engaged, scrollPct);
    }
    const conversion = pickConversion(this.world.outlet.kind, this.reader.habit, random);
    if (conversion !== undefined) this.convert(at + Math.round((end - at) / 2), pv, conversion);
    return end;
  }

  private play(page: Page, random: Random): Playing | undefined {
    const { kind } = this.world.outlet;
    const broadcaster = kind === 'radio' || kind === 'television';
    if (broadcaster && page.url.endsWith('/truc-tiep')) return playLive(this.world, random);
    const type = page.article?.type;
    if (type !== 'audio' && type !== 'video') return undefined;
    return random.chance(broadcaster ? 0.62 : 0.3) ? playRecording(page, this.world, random) : undefined;
  }

  private report(at: number, pv: string, { media, parts }: Playing, playMs: number): void {
    for (let clock = MEDIA_PING_MS; clock < playMs + MEDIA_PING_MS; clock += MEDIA_PING_MS) {
      const played = Math.min(clock, playMs);
      if (this.heartbeats === 'last' && played !== playMs) continue;
      const event = this.event('media', at + played, pv);
      event.media = { ...media, played: playedAfter(parts, played) };
      this.file(event);
    }
  }

  private convert(at: number, pv: string, conversion: WireConversion): void {
    const event = this.event('conversion', at, pv);
    event.conversion = conversion;
    this.file(event);
  }

  private event(type: WireEvent['type'], ts: number, pv: string): WireEvent {
    const event: WireEvent = { type, site: this.site.key, id: this.ids.uuid(), ts, pv };
    if (this.reader.vid !== undefined) {
      event.consent = 'analytics';
      event.vid = this.reader.vid;
    }
    return event;
  }

  private file(event: WireEvent, channel?: Arrival['channel']): void {
    const { connection, name } = this.reader;
    const device = this.reader.device.kind;
    const { code } = this.world.outlet;
    this.wheel.add({
      at: event.ts,
      event,
      connection,
      readerName: name,
      human: true,
      outlet: code,
      channel,
      device,
    });
  }
}
