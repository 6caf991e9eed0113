import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, PathId, ROLES, Scopes, SiteDirectory, type Principal } from '@nhipbao/platform';
import { NewOutlet, OutletChange, OutletsAnswer, outletView, OutletView } from './outlet.dto.js';
import { OutletsService } from './outlets.service.js';

@ApiTags('outlets')
@Controller('v1/outlets')
export class OutletsController {
  constructor(
    private readonly outlets: OutletsService,
    private readonly directory: SiteDirectory,
  ) {}

  /** Names, kinds, licences and public site keys are public facts, so the regulator sees them all. */
  @Get()
  @Allow(...ROLES)
  @Scopes('query')
  @ApiOperation({ summary: 'The outlets that the caller may see, with their sites' })
  @ApiOkResponse({ type: OutletsAnswer })
  list(@Caller() caller: Principal): OutletsAnswer {
    const outlets = this.directory
      .all()
      .filter(({ id }) => caller.outletId === null || caller.outletId === id);
    return { outlets: outlets.map((outlet) => outletView(outlet, this.directory.sitesOfOutlet(outlet.id))) };
  }

  @Post()
  @Allow('operator')
  @ApiOperation({ summary: 'Admits an outlet' })
  @ApiCreatedResponse({ type: OutletView })
  async create(@Caller() caller: Principal, @Body() outlet: NewOutlet): Promise<OutletView> {
    return outletView(await this.outlets.create(caller, outlet), []);
  }

  @Patch(':id')
  @Allow('operator')
  @ApiOperation({ summary: 'Changes what is known of an outlet' })
  @ApiOkResponse({ type: OutletView })
  async change(
    @Caller() caller: Principal,
    @PathId() id: number,
    @Body() change: OutletChange,
  ): Promise<OutletView> {
    return outletView(await this.outlets.change(caller, id, change), this.directory.sitesOfOutlet(id));
  }
}
