/** Aborts at the first Ctrl-C or `kill`; a second one ends the process at once, as it would without us. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}
