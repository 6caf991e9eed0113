import { REFERENCE_DIMENSIONS, type ReferenceDimension, type ReferenceDimensionName } from './dimensions.js';
import { countFigures, type Figures } from './figures.js';
import { ReaderDays } from './loyalty.js';
import type { Observation } from './observation.js';
import { assemblePageViews } from './page-views.js';
import { formVisits, type PlacedPageView } from './visits.js';

/**
 * The independent account: exact figures of a list of events by the definitions of the methodology, with plain loops.
 * It shares no code with the product and is what the product's figures are checked against.
 */
export class Account {
  constructor(
    readonly pageViews: readonly PlacedPageView[],
    private readonly looseConversions: readonly Observation[],
    private readonly loyalty: ReaderDays,
  ) {}

  /** Counts events in whatever order they are listed; an event listed twice is counted once. */
  static of(observations: Iterable<Observation>): Account {
    const { pageViews, looseConversions } = assemblePageViews(observations);
    const loyalty = new ReaderDays();
    for (const pageView of pageViews) loyalty.add(pageView);
    return new Account(formVisits(pageViews), looseConversions, loyalty);
  }

  get isEmpty(): boolean {
    return this.pageViews.length === 0 && this.looseConversions.length === 0;
  }

  total(): Figures {
    return countFigures(this.pageViews, this.looseConversions, this.loyalty, { visits: 'entries' });
  }

  /** Figures of each group of a dimension. */
  by(name: ReferenceDimensionName): Map<string, Figures> {
    const dimension: ReferenceDimension = REFERENCE_DIMENSIONS[name];
    const pageViews = new Map<string, PlacedPageView[]>();
    for (const pageView of this.pageViews) {
      for (const group of new Set(dimension.groupsOf(pageView))) file(pageViews, group, pageView);
    }
    const loose = new Map<string, Observation[]>();
    if (dimension.groupOfLoose !== undefined) {
      for (const conversion of this.looseConversions)
        file(loose, dimension.groupOfLoose(conversion), conversion);
    }
    const figures = new Map<string, Figures>();
    for (const group of new Set([...pageViews.keys(), ...loose.keys()])) {
      const options = { visits: dimension.visits, ...dimension.narrow?.(group) };
      figures.set(
        group,
        countFigures(pageViews.get(group) ?? [], loose.get(group) ?? [], this.loyalty, options),
      );
    }
    return figures;
  }

  /** The account of some of the page views; their visits stay what they were. */
  where(
    keep: (pageView: PlacedPageView) => boolean,
    keepLoose: (conversion: Observation) => boolean,
  ): Account {
    return new Account(this.pageViews.filter(keep), this.looseConversions.filter(keepLoose), this.loyalty);
  }

  /** The account of one outlet. */
  ofOutlet(outlet: string): Account {
    return this.where(
      ({ opening }) => opening.outlet === outlet,
      (conversion) => conversion.outlet === outlet,
    );
  }
}

function file<T>(groups: Map<string, T[]>, group: string, member: T): void {
  const members = groups.get(group);
  if (members === undefined) groups.set(group, [member]);
  else members.push(member);
}
