export { Config, LOG_LEVELS, type LogLevel } from './config.js';
export { configurationPage } from './configuration-page.js';
export { trustedProxies } from './proxy-list.js';
export { ConfigError, readConfig } from './read-config.js';
