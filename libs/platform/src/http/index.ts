export { Line, MayBeAbsent } from './fields.js';
export { httpOptions } from './http-options.js';
export { PathId } from './path-id.js';
export { serveConsole, serveTracker } from './web-files.js';
export { openApiDocument, serveApiDocs } from './api-docs.js';
