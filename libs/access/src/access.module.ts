import { Module } from '@nestjs/common';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeysService } from './api-keys/api-keys.service.js';
import { AuditController } from './audit/audit.controller.js';
import { OutletsController } from './outlets/outlets.controller.js';
import { OutletsService } from './outlets/outlets.service.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsService } from './sessions/sessions.service.js';
import { SignInLimit } from './sessions/sign-in-limit.js';
import { SitesController } from './sites/sites.controller.js';
import { SitesService } from './sites/sites.service.js';
import { UsersController } from './users/users.controller.js';
import { UsersService } from './users/users.service.js';

/** Who may enter and what they manage: sessions, outlets, sites, users, API keys and the record of their changes. */
@Module({
  controllers: [
    SessionsController,
    OutletsController,
    SitesController,
    UsersController,
    ApiKeysController,
    AuditController,
  ],
  providers: [SessionsService, SignInLimit, OutletsService, SitesService, UsersService, ApiKeysService],
  exports: [OutletsService, SitesService, UsersService, ApiKeysService],
})
export class AccessModule {}
