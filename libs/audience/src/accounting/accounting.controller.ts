import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, invalidRequest, Scopes, type Principal } from '@nhipbao/platform';
import { OutletScope } from '../scope/outlet-scope.js';
import { AccountingDto, type AccountingAnswer } from './accounting.dto.js';
import { AccountingService } from './accounting.service.js';

const DAY_MS = 86_400_000;
const MOST_DAYS = 92;
/** No event was received before, and what the store's times can name ends in the year after it. */
const EARLIEST = Date.UTC(2000, 0);
const LATEST = Date.UTC(2105, 0);

@ApiTags('audience')
@ApiBearerAuth()
@Controller('v1/accounting')
export class AccountingController {
  constructor(
    private readonly accounting: AccountingService,
    private readonly scope: OutletScope,
  ) {}

  @Get()
  @Allow('operator', 'outlet_manager', 'outlet_analyst')
  @Scopes('query')
  @ApiOperation({ summary: 'accepted = stored + rejected + duplicate, by outlet and hour of receipt' })
  account(@Query() dto: AccountingDto, @Caller() caller: Principal): Promise<AccountingAnswer> {
    const { outletIds } = this.scope.resolve(caller, { outlet: dto.outlet });
    const to = dto.to === undefined ? Date.now() : Date.parse(dto.to);
    const from = dto.from === undefined ? to - DAY_MS : Date.parse(dto.from);
    if (!(from < to) || to - from > MOST_DAYS * DAY_MS) {
      throw invalidRequest([{ field: 'from', expected: `before "to", by at most ${MOST_DAYS} days` }]);
    }
    if (from < EARLIEST || to > LATEST) {
      throw invalidRequest([
        { field: from < EARLIEST ? 'from' : 'to', expected: 'a year from 2000 to 2104' },
      ]);
    }
    // Requests that named no known site belong to nobody; who sees every outlet sees them too.
    const unknown = caller.role === 'operator' && dto.outlet === undefined ? [0] : [];
    return this.accounting.account([...outletIds, ...unknown], from, to);
  }
}
