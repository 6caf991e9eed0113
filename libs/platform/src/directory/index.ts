export { ApiKeys, hashSecret, type VerifiedKey } from './api-keys.js';
export { SiteDirectory, type DirectoryOutlet, type DirectorySite } from './site-directory.js';
export { REFRESH_MS, type SnapshotAge } from './snapshot.js';
