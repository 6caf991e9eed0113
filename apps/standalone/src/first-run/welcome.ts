import type { Quickstart, QuickstartOutlet } from './accounts.js';

const dayBefore = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** What a person sees once the product runs: where to look, how to get in, how to tag a page, how to ask. */
export function welcome(url: string, quickstart: Quickstart | undefined): string {
  const head = `\nNhịp Báo đang chạy / is running: ${url}\n`;
  const foot = `  API: ${url}/docs   Ctrl-C để dừng / to stop\n`;
  if (!quickstart) return `${head}${foot}`;
  const [outlet] = quickstart.outlets;
  const people = [...quickstart.users, ...(outlet?.users ?? [])];
  const width = Math.max(...people.map(({ email }) => email.length));
  const signIn = `
  Đăng nhập / sign in${outlet ? ` (${outlet.name})` : ''}:
${people.map(({ role, email, password }) => `    ${role.padEnd(15)} ${email.padEnd(width)}  ${password}`).join('\n')}
`;
  return `${head}${signIn}${outlet ? firstSteps(url, outlet) : ''}\n${foot}`;
}

function firstSteps(url: string, outlet: QuickstartOutlet): string {
  const body = JSON.stringify({
    metrics: ['pageviews', 'visitors'],
    granularity: 'day',
    date_range: [dayBefore(7), dayBefore(1)],
  });
  return `
  Gắn vào trang / tag a page:
    <script defer src="${url}/nb.js" data-site="${outlet.site_key}"></script>

  Hỏi số liệu / ask for figures:
    curl -s ${url}/v1/query -H 'Authorization: Bearer ${outlet.api_key}' -H 'Content-Type: application/json' -d '${body}'
`;
}
