import { isbot } from 'isbot';

/**
 * Programs and libraries that fetch pages and are no browsers. `isbot` knows them too; they have a reason of their own,
 * because they say how a page was fetched and not for whom.
 */
const NON_BROWSER_AGENT =
  /^(curl|wget|libcurl|python|aiohttp|httpx|scrapy|go-http-client|java\/|okhttp|apache-httpclient|axios|node|undici|got\b|ruby|faraday|php|guzzlehttp|perl|libwww|lwp|postmanruntime|insomnia|httpie|rest-client|dart|dalvik|winhttp|powershell|restsharp|hackney|reqwest|ureq)/i;

/** Why a user agent is no reader's browser; empty when it may be one. Part of the rules of RULE_VERSION. */
export function robotReason(userAgent: string): '' | 'no_agent' | 'non_browser_agent' | 'robot_declared' {
  if (userAgent.trim() === '' || userAgent === '-') return 'no_agent';
  if (NON_BROWSER_AGENT.test(userAgent)) return 'non_browser_agent';
  return isbot(userAgent) ? 'robot_declared' : '';
}
