import { Body, Controller, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  assertOutlet,
  Caller,
  notFound,
  PathId,
  SiteDirectory,
  type Principal,
} from '@nhipbao/platform';
import { NewSite, SiteChange, siteView, SiteView } from './site.dto.js';
import { SitesService } from './sites.service.js';

@ApiTags('sites')
@Controller('v1')
export class SitesController {
  constructor(
    private readonly sites: SitesService,
    private readonly directory: SiteDirectory,
  ) {}

  @Post('outlets/:id/sites')
  @Allow('operator', 'outlet_manager')
  @ApiOperation({ summary: 'Adds a site to an outlet and makes its public key' })
  @ApiCreatedResponse({ type: SiteView })
  async create(
    @Caller() caller: Principal,
    @PathId() outletId: number,
    @Body() site: NewSite,
  ): Promise<SiteView> {
    assertOutlet(caller, outletId);
    if (!this.directory.outlet(outletId)) throw notFound();
    return siteView(await this.sites.create(caller, outletId, site));
  }

  @Patch('sites/:id')
  @Allow('operator', 'outlet_manager')
  @ApiOperation({ summary: 'Renames a site, changes its hosts, pauses or resumes it' })
  @ApiOkResponse({ type: SiteView })
  async change(
    @Caller() caller: Principal,
    @PathId() id: number,
    @Body() change: SiteChange,
  ): Promise<SiteView> {
    const site = this.directory.bySiteId(id);
    if (!site) throw notFound();
    assertOutlet(caller, site.outletId);
    return siteView(await this.sites.change(caller, id, change));
  }
}
