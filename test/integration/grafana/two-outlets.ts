import { randomUUID } from 'node:crypto';
import type { Rejection } from '@nhipbao/events';
import type { DashboardName, PanelQuery } from './dashboard-files.js';
import type { PanelContext } from './expand.js';
import { RunningPlatform } from './running-platform.js';
import { history, HISTORY_DAYS, localDay, present } from './traffic.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Whose figures a dashboard shows, as Grafana's variables and as the API's request. */
export interface Scope {
  name: string;
  variables: PanelContext['variables'];
  request: { outlet?: string; site?: string };
}

/** A platform with an outlet of two sites and one of one site, whose last days and present are in the figures. */
export class TwoOutlets {
  private constructor(
    readonly platform: RunningPlatform,
    readonly outlets: readonly { outletId: number; siteIds: number[] }[],
    /** The present, epoch ms. */
    readonly now: number,
  ) {}

  static async start(): Promise<TwoOutlets> {
    const platform = await RunningPlatform.start();
    const outlets = [
      await platform.addOutlet("Báo Sông Hồng 'cũ'", ['songhong', 'songhong_tv']),
      await platform.addOutlet('Đài Cửu Long', ['cuulong']),
    ];
    await platform.addKey();
    const two = new TwoOutlets(platform, outlets, Date.now());
    await two.receiveTraffic();
    return two;
  }

  outlet(index: number): number {
    return this.outlets[index]?.outletId ?? 0;
  }

  site(outletIndex: number, index: number): number {
    return this.outlets[outletIndex]?.siteIds[index] ?? 0;
  }

  /** From the beginning of the history to the end of today, not included; epoch ms. */
  get wholeDays(): { from: number; to: number } {
    const to = localDay(this.now) + DAY_MS;
    return { from: to - (HISTORY_DAYS + 1) * DAY_MS, to };
  }

  /** The range of a panel; one with a range of its own looks back from the end of this hour. */
  rangeOf({ panel }: PanelQuery): { from: number; to: number } {
    if (panel.timeFrom === undefined) return this.wholeDays;
    const to = Math.floor(this.now / HOUR_MS) * HOUR_MS + HOUR_MS;
    return { from: to - Number.parseInt(panel.timeFrom, 10) * HOUR_MS, to };
  }

  scopesOf(dashboard: DashboardName): Scope[] {
    if (dashboard === 'outlet-audience' || dashboard === 'newsroom-live') {
      return [
        this.ofOne('an outlet of two sites', this.outlet(0), 0),
        this.ofOne('one of its sites', this.outlet(0), this.site(0, 1)),
        this.ofOne('another outlet', this.outlet(1), 0),
      ];
    }
    const all = this.outlets.map(({ outletId }) => outletId);
    return [
      { name: 'all outlets', variables: { outlet: all }, request: {} },
      {
        name: 'one outlet',
        variables: { outlet: [this.outlet(1)] },
        request: { outlet: String(this.outlet(1)) },
      },
    ];
  }

  private ofOne(name: string, outletId: number, siteId: number): Scope {
    return {
      name,
      variables: { outlet: outletId, site: siteId },
      request: { outlet: String(outletId), ...(siteId ? { site: String(siteId) } : {}) },
    };
  }

  /** The traffic, with five records repeated and eleven events refused, four of them by a record that was appended twice. */
  private async receiveTraffic(): Promise<void> {
    const places = this.outlets.flatMap(({ outletId, siteIds }) =>
      siteIds.map((siteId) => ({ outletId, siteId })),
    );
    const at = { outlet_id: this.outlet(0), site_id: this.site(0, 0) };
    const events = [...history(this.now, places), ...present(this.now, at.outlet_id, at.site_id)];
    const invalid: Rejection = {
      ...at,
      rejection_id: randomUUID(),
      received_at: this.now - HOUR_MS,
      reason: 'invalid',
      events: 4,
    };
    const unknown: Rejection = {
      rejection_id: randomUUID(),
      outlet_id: 0,
      site_id: 0,
      received_at: this.now - 2 * HOUR_MS,
      reason: 'unknown_site',
      events: 7,
    };
    await this.platform.receive([...events, ...events.slice(3, 8)], [invalid, unknown, invalid]);
  }
}
