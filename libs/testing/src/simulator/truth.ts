import {
  Account,
  addFigures,
  type Figures,
  noFigures,
  type Observation,
  observeWire,
  ratios,
  type ReferenceDimensionName,
} from '../reference/index.js';
import { localDay } from './rhythm.js';
import type { Scenario, SimulatedStep } from './scenario.js';
import { TruthDays } from './truth-days.js';

/** Dimensions that the truth is broken down by, over the whole period. */
const BREAKDOWNS = [
  'section',
  'article',
  'author',
  'tag',
  'content_type',
  'channel',
  'device',
  'media',
  'conversion_kind',
] as const satisfies readonly ReferenceDimensionName[];

type ByGroup = Record<string, Figures>;

/** The exact figures of one outlet; those of a period are sums over its days, as every figure of the product is. */
export interface OutletTruth {
  total: Figures;
  ratios: Record<string, number | null>;
  /** By site key. */
  sites: ByGroup;
  /** By local day, `2026-11-01`. */
  days: ByGroup;
  /** By local hour, `2026-11-01T07`. */
  hours: ByGroup;
  breakdowns: Record<(typeof BREAKDOWNS)[number], ByGroup>;
}

export interface TruthReport {
  scenario: string;
  /** Events, each once. */
  events: number;
  total: Figures;
  outlets: Record<string, OutletTruth>;
}

/**
 * The exact account of a simulation. Hand it every step once, in order of time; disturbances of the delivery are not its
 * business. It holds about two days of page views at a time, so it follows a simulation of any length.
 */
export class Truth {
  private events = 0;
  private readonly days: TruthDays;
  private readonly outlets: Record<string, OutletTruth> = {};

  constructor(private readonly scenario: Scenario) {
    this.days = new TruthDays((account) => this.count(account));
    for (const { code } of scenario.outlets) this.outlets[code] = emptyTruth();
  }

  add(step: SimulatedStep): void {
    this.events++;
    this.days.add(observeStep(step), step.at);
  }

  /** Closes the account and reads it out. */
  report(): TruthReport {
    this.days.finish();
    const total = noFigures();
    for (const outlet of Object.values(this.outlets)) {
      outlet.ratios = ratios(outlet.total);
      addFigures(total, outlet.total);
    }
    return { scenario: this.scenario.name, events: this.events, total, outlets: this.outlets };
  }

  private count(account: Account): void {
    for (const [code, outlet] of Object.entries(this.outlets)) {
      const own = account.ofOutlet(code);
      if (own.isEmpty) continue;
      addFigures(outlet.total, own.total());
      addAll(outlet.sites, own.by('site'));
      addAll(outlet.days, own.by('day'));
      addAll(outlet.hours, own.by('hour'));
      for (const name of BREAKDOWNS) addAll(outlet.breakdowns[name], own.by(name));
    }
  }
}

/**
 * A step as the perfect observer saw it. Without consent a reader is known by its connection for one local day: two
 * people behind one address with one browser are one to everybody, to the platform too.
 */
export function observeStep(step: SimulatedStep): Observation {
  const { event, connection, human, outlet, channel, device } = step;
  const readerKey = event.vid ?? `${connection.ip} ${connection.userAgent} ${localDay(step.at)}`;
  return observeWire(event, { readerKey, human, outlet, channel, device }, step.at);
}

function addAll(sums: ByGroup, figures: Map<string, Figures>): void {
  for (const [group, added] of figures) addFigures((sums[group] ??= noFigures()), added);
}

function emptyTruth(): OutletTruth {
  const breakdowns = Object.fromEntries(BREAKDOWNS.map((name) => [name, {}])) as OutletTruth['breakdowns'];
  return { total: noFigures(), ratios: {}, sites: {}, days: {}, hours: {}, breakdowns };
}
