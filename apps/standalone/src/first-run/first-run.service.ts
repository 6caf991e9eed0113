import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ClickHouse, Config } from '@nhipbao/platform';
import { welcome } from './welcome.js';
import { Accounts, type Quickstart } from './accounts.js';
import { FirstRunFiles } from './first-run-files.js';
import { DemoTraffic, HISTORY_DAYS } from './demo-traffic.js';

const ROLLED_UNTIL = `
SELECT toUnixTimestamp64Milli(max(received_until)) AS until FROM rollup_progress
SETTINGS output_format_json_quote_64bit_integers = 0`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Fills an empty platform once, and keeps its traffic moving on every start after that. */
@Injectable()
export class FirstRunService {
  private readonly files: FirstRunFiles;

  constructor(
    private readonly config: Config,
    private readonly accounts: Accounts,
    private readonly traffic: DemoTraffic,
    private readonly clickhouse: ClickHouse,
  ) {
    this.files = new FirstRunFiles(config.dataDir);
  }

  /** @param listeningOn the address that the server is bound to */
  async begin(listeningOn: string): Promise<void> {
    const url =
      this.config.publicUrl ?? listeningOn.replace(/\/\/(0\.0\.0\.0|\[::1?\]|127\.0\.0\.1)/, '//localhost');
    const local = listeningOn.replace(/\/\/(0\.0\.0\.0|\[::\])/, '//127.0.0.1');
    const quickstart = await this.prepare(url);
    if (this.config.demo && quickstart?.outlets.length) {
      await this.completeHistory(local);
      this.traffic.keepMoving(local, Date.now());
    }
    say(welcome(url, quickstart));
  }

  /** The first accounts, made when the platform is empty: the demonstration's, or one operator's. */
  private async prepare(url: string): Promise<Quickstart | undefined> {
    const known = this.files.quickstart.read();
    if (!known && !this.files.making.read() && (await this.accounts.exist())) return undefined;
    const quickstart = known ? { ...known, url } : await this.firstAccounts(url);
    this.files.quickstart.write(quickstart);
    this.files.making.remove();
    return quickstart;
  }

  private async firstAccounts(url: string): Promise<Quickstart> {
    // What a start that was cut off has made is of no use: nobody was ever told its passwords.
    if (this.files.making.read()) await this.accounts.clear();
    this.files.making.write({ since: Date.now() });
    const operators = await this.accounts.createOperators(this.config.demo);
    return { url, users: operators, outlets: this.config.demo ? await this.accounts.createDemoSector() : [] };
  }

  /** A history that was cut off is sent again from its beginning: what has arrived already is the same event and changes nothing. */
  private async completeHistory(local: string): Promise<void> {
    const history = this.files.history.read() ?? { until: Date.now(), sent: false };
    if (history.sent) return;
    this.files.history.write(history);
    say(`Đang tạo ${HISTORY_DAYS} ngày dữ liệu minh hoạ / making ${HISTORY_DAYS} days of demonstration data`);
    let shown = 0;
    await this.traffic.sendHistory(local, history.until, (done, events) => {
      if (done - shown < 0.1) return;
      shown = done;
      say(
        `  ${String(Math.round(done * 100)).padStart(3)} %  ${events.toLocaleString('vi-VN')} sự kiện / events`,
      );
    });
    say('  Đang tổng hợp số liệu / computing the figures');
    await this.figuresReach(Date.now());
    this.files.history.write({ ...history, sent: true });
  }

  /** Resolves when everything received before an instant is in the figures. */
  private async figuresReach(instant: number): Promise<void> {
    for (;;) {
      const result = await this.clickhouse
        .connection('admin')
        .query({ query: ROLLED_UNTIL, format: 'JSONEachRow' });
      const [row] = await result.json<{ until: number }>();
      if ((row?.until ?? 0) >= instant) return;
      await sleep(250);
    }
  }
}
