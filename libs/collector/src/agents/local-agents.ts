/** Browsers that readers in Vietnam use and the general parser takes for another one. First match wins. */
export const LOCAL_BROWSERS: readonly { sign: RegExp; name: string }[] = [
  { sign: /coc_coc_browser|CocCocBrowser/i, name: 'Cốc Cốc' },
  { sign: /\bZalo\b/i, name: 'Zalo' },
  { sign: /\bFB(AN|AV|_IAB)\b|\[FB/, name: 'Facebook' },
  { sign: /\bInstagram\b/, name: 'Instagram' },
  { sign: /musical_ly|BytedanceWebview|\bTikTok\b|\btrill_/i, name: 'TikTok' },
];

/** Apps that show pages themselves and name no referrer; the name is the platform's in the source tables. */
const APPS: readonly { sign: RegExp; platform: string }[] = [
  { sign: /\bZalo\b/i, platform: 'Zalo' },
  { sign: /\bFBAN\/Messenger|\bMESSENGER\b|FB_IAB\/Orca/, platform: 'Messenger' },
  { sign: /\bFB(AN|AV|_IAB)\b|\[FB/, platform: 'Facebook' },
  { sign: /\bInstagram\b/, platform: 'Instagram' },
  { sign: /musical_ly|BytedanceWebview|\bTikTok\b|\btrill_/i, platform: 'TikTok' },
  { sign: /\bLine\/\d/, platform: 'LINE' },
  { sign: /\bMicroMessenger\b/, platform: 'WeChat' },
  { sign: /\bTelegram-?(Android|iOS)?\b/, platform: 'Telegram' },
  { sign: /\bViber\b/, platform: 'Viber' },
  { sign: /\bLinkedInApp\b/, platform: 'LinkedIn' },
];

export const appAround = (userAgent: string) => APPS.find(({ sign }) => sign.test(userAgent))?.platform;

/** Television sets and the boxes below them. */
export const TELEVISION =
  /smart-?tv|\bTV;|Android TV|GoogleTV|AppleTV|HbbTV|Web0S|webOS\.TV|Tizen[^)]*\bTV\b|BRAVIA|\bAFT[A-Z]|CrKey|Roku/i;
