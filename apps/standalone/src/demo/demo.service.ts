import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ClickHouse, Config } from '@nhipbao/platform';
import { welcome } from '../welcome.js';
import { DemoAccounts, type Quickstart } from './demo-accounts.js';
import { DemoTraffic, HISTORY_DAYS } from './demo-traffic.js';

/** Fills an empty platform once, and keeps its traffic moving on every start after that. */
@Injectable()
export class DemoService {
  private readonly file: string;

  constructor(
    private readonly config: Config,
    private readonly accounts: DemoAccounts,
    private readonly traffic: DemoTraffic,
    private readonly clickhouse: ClickHouse,
  ) {
    this.file = join(config.dataDir, 'quickstart.json');
  }

  async begin(listeningOn: string): Promise<void> {
    const url =
      this.config.publicUrl ?? listeningOn.replace(/\/\/(0\.0\.0\.0|\[::1?\]|127\.0\.0\.1)/, '//localhost');
    const local = listeningOn.replace(/\/\/(0\.0\.0\.0|\[::\])/, '//127.0.0.1');
    const known = this.read();
    if (!this.config.demo) {
      process.stdout.write(welcome(url, undefined));
      return;
    }
    const quickstart = known
      ? { ...known, url }
      : this.accounts.exist()
        ? undefined
        : await this.fill(url, local);
    if (quickstart) {
      this.write(quickstart);
      this.traffic.keepMoving(local, Date.now());
    }
    process.stdout.write(welcome(url, quickstart));
  }

  private async fill(url: string, local: string): Promise<Quickstart> {
    process.stdout.write(
      `Đang tạo ${HISTORY_DAYS} ngày dữ liệu minh hoạ / making ${HISTORY_DAYS} days of demonstration data\n`,
    );
    const quickstart = await this.accounts.create(url);
    const startedAt = Date.now();
    let shown = 0;
    await this.traffic.sendHistory(local, startedAt, (done, events) => {
      if (done - shown < 0.1) return;
      shown = done;
      process.stdout.write(
        `  ${String(Math.round(done * 100)).padStart(3)} %  ${events.toLocaleString('vi-VN')} sự kiện / events\n`,
      );
    });
    process.stdout.write('  Đang tổng hợp / computing the figures\n');
    await this.figuresReach(Date.now());
    return quickstart;
  }

  /** Resolves when everything received before an instant is in the figures. */
  private async figuresReach(instant: number): Promise<void> {
    const query =
      'SELECT toUnixTimestamp64Milli(max(received_until)) AS until FROM rollup_progress SETTINGS output_format_json_quote_64bit_integers = 0';
    for (;;) {
      const result = await this.clickhouse.connection('admin').query({ query, format: 'JSONEachRow' });
      const [row] = await result.json<{ until: number }>();
      if ((row?.until ?? 0) >= instant) return;
      await sleep(250);
    }
  }

  private read(): Quickstart | undefined {
    return existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as Quickstart) : undefined;
  }

  private write(quickstart: Quickstart): void {
    writeFileSync(this.file, `${JSON.stringify(quickstart, null, 2)}\n`, { mode: 0o600 });
  }
}
