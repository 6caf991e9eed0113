import { Account, type Observation } from '../reference/index.js';
import { ReaderDays } from '../reference/loyalty.js';
import { assemblePageViews } from '../reference/page-views.js';
import { formVisits, type PlacedPageView } from '../reference/visits.js';
import { DAY_MS, HOUR_MS, LOCAL_OFFSET_MS, localDay } from './rhythm.js';
import { VISIT_LIMIT_MS } from './visit.js';

/** When the session day of an instant begins: at four in the morning. */
const SESSION_OFFSET_MS = LOCAL_OFFSET_MS - 4 * HOUR_MS;

/** Cuts a long run of observations into local days that can each be counted alone, and forgets them afterwards. */
export class TruthDays {
  private readonly waiting = new Map<number, Observation[]>();
  /** Session day of each page view under way: its later events belong there too. */
  private readonly dayOfPageView = new Map<string, number>();
  private readonly loyalty = new ReaderDays();
  private carried: PlacedPageView[] = [];
  private carriedLoose: Observation[] = [];

  constructor(private readonly count: (account: Account) => void) {}

  /** @param at true time of the observation; never earlier than that of the one before */
  add(observation: Observation, at: number): void {
    const today = Math.floor((at + SESSION_OFFSET_MS) / DAY_MS);
    const day = this.dayOfPageView.get(observation.pv) ?? today;
    if (observation.type === 'pageview') this.dayOfPageView.set(observation.pv, today);
    const others = this.waiting.get(day);
    if (others === undefined) this.waiting.set(day, [observation]);
    else others.push(observation);
    for (const open of this.waiting.keys()) {
      if (at > (open + 1) * DAY_MS - SESSION_OFFSET_MS + VISIT_LIMIT_MS) this.close(open);
    }
  }

  finish(): void {
    let last = 0;
    for (const day of [...this.waiting.keys()].sort((a, b) => a - b)) {
      this.close(day);
      last = day;
    }
    this.countDay(last + 1, [], []);
  }

  private close(day: number): void {
    const { pageViews, looseConversions } = assemblePageViews(this.waiting.get(day) ?? []);
    this.waiting.delete(day);
    for (const { opening } of pageViews) this.dayOfPageView.delete(opening.pv);
    for (const pageView of pageViews) this.loyalty.add(pageView);
    this.countDay(day, formVisits(pageViews), looseConversions);
    this.loyalty.forgetBefore(day);
  }

  /** A session day ends at four: what it holds of the next local day is counted with that one. */
  private countDay(day: number, placed: PlacedPageView[], loose: Observation[]): void {
    const pageViews = [...this.carried, ...placed];
    const conversions = [...this.carriedLoose, ...loose];
    const today = ({ ts }: Observation) => localDay(ts) <= day;
    this.count(
      new Account(
        pageViews.filter(({ opening }) => today(opening)),
        conversions.filter(today),
        this.loyalty,
      ),
    );
    this.carried = pageViews.filter(({ opening }) => !today(opening));
    this.carriedLoose = conversions.filter((conversion) => !today(conversion));
  }
}
