import type { WireEvent } from '@nhipbao/events';

/** The peer groups of the press; the platform's own list. */
export const OUTLET_KINDS = [
  'central_paper',
  'local_paper',
  'magazine',
  'journal',
  'radio',
  'television',
] as const;
export type OutletKind = (typeof OUTLET_KINDS)[number];

export interface ScenarioSite {
  /** Public site key. */
  key: string;
  name: string;
  domain: string;
  /** Share of the outlet's visits that come here; an outlet's shares add up to 1. */
  share: number;
  /** Sections that are published here alone; the site without this list publishes the rest. */
  sections?: string[];
}

export interface ScenarioOutlet {
  /** Short name without spaces, unique in the scenario. */
  code: string;
  name: string;
  kind: OutletKind;
  /** Where a local outlet's readers live. */
  province?: string;
  licence: string;
  /** Human visits on the mean day. */
  visitsPerDay: number;
  articlesPerDay: number;
  sites: ScenarioSite[];
}

/** The world that a simulation runs in. Plain data: a JSON file serves as well. */
export interface Scenario {
  name: string;
  outlets: ScenarioOutlet[];
  /** Share of readers who consented to a first-party identifier. */
  consentRate: number;
  /** Robots' share of all page views. */
  robotShare: number;
}

/** Where a request comes from, as the server would see it. */
export interface Connection {
  ip: string;
  userAgent: string;
}

/** Something that a reader (or robot) did, with what the simulator knows about it and the platform has to find out. */
export interface SimulatedStep {
  /** When it happened, epoch ms. The event's own `ts` says the same unless the reader's clock is wrong. */
  at: number;
  event: WireEvent;
  connection: Connection;
  /** Unique among the outlet's readers. */
  readerName: string;
  human: boolean;
  /** Code of the outlet. */
  outlet: string;
  /** On a page view: how the reader came to the page. */
  channel?: string;
  device?: 'mobile' | 'tablet' | 'desktop';
}

/** The scenario itself when a simulation can run in it. @throws RangeError that says what is wrong with it. */
export function checkScenario(scenario: Scenario): Scenario {
  const refuse = (problem: string): never => {
    throw new RangeError(`scenario: ${problem}`);
  };
  if (!Array.isArray(scenario.outlets) || scenario.outlets.length === 0) refuse('it has no outlets');
  for (const share of [scenario.consentRate, scenario.robotShare]) {
    if (!(share >= 0 && share < 1)) refuse('consentRate and robotShare lie between 0 and 1');
  }
  const codes = new Set<string>();
  for (const outlet of scenario.outlets) {
    if (codes.has(outlet.code)) refuse(`two outlets have the code ${outlet.code}`);
    codes.add(outlet.code);
    if (!OUTLET_KINDS.includes(outlet.kind)) refuse(`${outlet.code} has an unknown kind`);
    if (!(outlet.visitsPerDay > 0 && outlet.articlesPerDay > 0))
      refuse(`${outlet.code} has no visits or articles`);
    const shares = outlet.sites.reduce((sum, site) => sum + site.share, 0);
    if (Math.abs(shares - 1) > 1e-6) refuse(`the site shares of ${outlet.code} do not add up to 1`);
  }
  return scenario;
}
