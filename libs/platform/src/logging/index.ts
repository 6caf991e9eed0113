export { AppLogger } from './app-logger.js';
