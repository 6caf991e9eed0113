import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, AuditEntry } from '@nhipbao/platform';
import { DataSource, LessThan } from 'typeorm';
import { AuditLogAnswer, AuditLogQuery } from './audit.dto.js';

@ApiTags('audit')
@Controller('v1/audit-log')
export class AuditController {
  constructor(private readonly database: DataSource) {}

  @Get()
  @Allow('operator')
  @ApiOperation({ summary: 'Who changed what in outlets, sites, users and keys, newest first' })
  @ApiOkResponse({ type: AuditLogAnswer })
  async list(@Query() { limit, before }: AuditLogQuery): Promise<AuditLogAnswer> {
    const entries = await this.database.getRepository(AuditEntry).find({
      where: before === undefined ? {} : { id: LessThan(before) },
      order: { id: 'DESC' },
      take: limit,
    });
    return {
      entries: entries.map((entry) => ({
        id: entry.id,
        at: entry.at.toISOString(),
        actor_kind: entry.actorKind,
        actor_id: entry.actorId,
        action: entry.action,
        outlet_id: entry.outletId,
        object_id: entry.objectId,
        details: entry.details,
      })),
    };
  }
}
