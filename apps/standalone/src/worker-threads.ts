/*
 * Statements of the embedded engine and commits of the embedded log share libuv's threads, of which there are four unless this
 * is said before the first is used. Imported first of all.
 */
process.env['UV_THREADPOOL_SIZE'] ??= '16';
