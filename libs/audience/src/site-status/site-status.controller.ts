import { Controller, Get, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  assertOutlet,
  Caller,
  Config,
  notFound,
  PathId,
  Scopes,
  SiteDirectory,
  type Principal,
} from '@nhipbao/platform';
import type { FastifyRequest } from 'fastify';
import { SiteStatusService, type SiteActivity } from './site-status.service.js';

export interface SiteStatus extends SiteActivity {
  /** The one line that a page needs. */
  snippet: string;
}

@ApiTags('sites')
@ApiBearerAuth()
@Controller('v1/sites')
export class SiteStatusController {
  constructor(
    private readonly directory: SiteDirectory,
    private readonly status: SiteStatusService,
    private readonly config: Config,
  ) {}

  @Get(':id/status')
  @Allow('operator', 'outlet_manager', 'outlet_analyst')
  @Scopes('query')
  @ApiOperation({
    summary: 'Whether events of the site arrive, what is refused, and the snippet to put on its pages',
  })
  async read(
    @PathId() id: number,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
  ): Promise<SiteStatus> {
    const site = this.directory.bySiteId(id);
    if (!site) throw notFound();
    assertOutlet(caller, site.outletId);
    const base = this.config.publicUrl ?? `${request.protocol}://${request.host}`;
    return {
      ...(await this.status.activity(site.outletId, id)),
      snippet: `<script defer src="${base.replace(/\/$/, '')}/nb.js" data-site="${site.key}"></script>`,
    };
  }
}
