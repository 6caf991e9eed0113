import { Module } from '@nestjs/common';
import { AccessModule } from '@nhipbao/access';
import { Accounts } from './accounts.js';
import { FirstRunService } from './first-run.service.js';
import { DemoTraffic } from './demo-traffic.js';

/** What an empty platform gets: its first accounts, and in a demonstration five weeks of history and traffic that keeps moving. */
@Module({ imports: [AccessModule], providers: [FirstRunService, Accounts, DemoTraffic] })
export class FirstRunModule {}
