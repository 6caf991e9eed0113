export { AccessModule } from './access.module.js';
export { ApiKeysService, type ApiKeyToCreate } from './api-keys/api-keys.service.js';
export { OutletsService } from './outlets/outlets.service.js';
export { SitesService, type SiteToCreate } from './sites/sites.service.js';
export { UsersService, type UserToCreate } from './users/users.service.js';
