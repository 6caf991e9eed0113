import { Module } from '@nestjs/common';
import { AccountingController } from './accounting/accounting.controller.js';
import { AccountingService } from './accounting/accounting.service.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { LiveController } from './live/live.controller.js';
import { LiveService } from './live/live.service.js';
import { FreshnessReader } from './query/freshness.js';
import { QueryController } from './query/query.controller.js';
import { QueryService } from './query/query.service.js';
import { OutletScope } from './scope/outlet-scope.js';
import { RecomputationsController } from './recomputations/recomputations.controller.js';
import { RecomputationsService } from './recomputations/recomputations.service.js';
import { SiteStatusController } from './site-status/site-status.controller.js';
import { SiteStatusService } from './site-status/site-status.service.js';

/** Everything that reads figures: catalogue, queries, the live view, the account, a site's status; and orders to compute them anew. */
@Module({
  controllers: [
    CatalogueController,
    QueryController,
    LiveController,
    AccountingController,
    SiteStatusController,
    RecomputationsController,
  ],
  providers: [
    OutletScope,
    QueryService,
    FreshnessReader,
    LiveService,
    AccountingService,
    SiteStatusService,
    RecomputationsService,
  ],
})
export class AudienceModule {}
