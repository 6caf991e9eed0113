import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  Caller,
  invalidRequest,
  notFound,
  PathId,
  SiteDirectory,
  type Principal,
} from '@nhipbao/platform';
import { NewRecomputation, RecomputationsAnswer, RecomputationView } from './recomputations.dto.js';
import { RecomputationsService } from './recomputations.service.js';

@ApiTags('recomputations')
@Controller('v1/recomputations')
export class RecomputationsController {
  constructor(
    private readonly recomputations: RecomputationsService,
    private readonly directory: SiteDirectory,
  ) {}

  @Get()
  @Allow('operator')
  @ApiOperation({ summary: 'Days that are or were computed anew, and how far that is' })
  @ApiOkResponse({ type: RecomputationsAnswer })
  async list(): Promise<RecomputationsAnswer> {
    return { recomputations: await this.recomputations.newest() };
  }

  @Post()
  @Allow('operator')
  @ApiOperation({
    summary: 'Computes page views, visits and reports of some days anew from the raw events that are kept',
  })
  @ApiCreatedResponse({ type: RecomputationView })
  order(
    @Caller() caller: Principal,
    @Body() { outlet, from, to }: NewRecomputation,
  ): Promise<RecomputationView> {
    if (from > to) throw invalidRequest([{ field: 'to', expected: 'the same day as "from" or a later one' }]);
    const outletId = outlet === undefined ? null : Number(outlet);
    if (outletId !== null && !this.directory.outlet(outletId))
      throw invalidRequest([{ field: 'outlet', expected: 'the id of an outlet' }]);
    return this.recomputations.order(caller, { outletId, fromDay: from, toDay: to });
  }

  @Delete(':id')
  @Allow('operator')
  @ApiOperation({ summary: 'Stops a recomputation; days that are done stay as they are' })
  @ApiOkResponse({ type: RecomputationView })
  async cancel(@Caller() caller: Principal, @PathId() id: number): Promise<RecomputationView> {
    const cancelled = await this.recomputations.cancel(caller, id);
    if (!cancelled) throw notFound();
    return cancelled;
  }
}
