import { Module } from '@nestjs/common';
import { AccessModule } from '@nhipbao/access';
import { DemoAccounts } from './demo-accounts.js';
import { DemoService } from './demo.service.js';
import { DemoTraffic } from './demo-traffic.js';

/** The demonstration sector: outlets, people, five weeks of history and traffic that keeps moving. */
@Module({ imports: [AccessModule], providers: [DemoService, DemoAccounts, DemoTraffic] })
export class DemoModule {}
