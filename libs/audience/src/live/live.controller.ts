import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, invalidRequest, Scopes, type Principal } from '@nhipbao/platform';
import { OutletScope } from '../scope/outlet-scope.js';
import { LiveDto, type LiveAnswer } from './live.dto.js';
import { LiveService } from './live.service.js';

@ApiTags('audience')
@ApiBearerAuth()
@Controller('v1/live')
export class LiveController {
  constructor(
    private readonly live: LiveService,
    private readonly scope: OutletScope,
  ) {}

  @Get()
  @Allow('operator', 'outlet_manager', 'outlet_analyst')
  @Scopes('query')
  @ApiOperation({ summary: 'Readers on the outlet or site now, by article, source and section' })
  now(@Query() dto: LiveDto, @Caller() caller: Principal): Promise<LiveAnswer> {
    const scope = this.scope.resolve(caller, dto);
    if (scope.outletIds.length !== 1)
      throw invalidRequest([{ field: 'outlet', expected: 'one outlet or site' }]);
    return this.live.now(scope);
  }
}
