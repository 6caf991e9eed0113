import autocannon from 'autocannon';

/** Loads a URL from a process of its own, so that the measured one does not share its event loop; prints requests a second. */
const [url = '', body = '', seconds = '8', connections = '1'] = process.argv.slice(2);
const result = await autocannon({
  url,
  method: 'POST',
  body,
  headers: { 'content-type': 'application/json' },
  duration: Number(seconds),
  connections: Number(connections),
});
if (result.non2xx > 0 || result.errors > 0)
  throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
process.stdout.write(
  `${JSON.stringify({ requestsPerSecond: result.requests.average, p99Ms: result.latency.p99 })}\n`,
);
