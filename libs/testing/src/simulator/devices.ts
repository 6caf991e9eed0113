import type { Random } from './random.js';
import { Weighted } from './weighted.js';

export type DeviceKind = 'mobile' | 'tablet' | 'desktop';

/** What a reader holds: the user agent that its browser sends and its screen. */
export interface Device {
  kind: DeviceKind;
  userAgent: string;
  /** `WxH` in CSS pixels. */
  screen: string;
  /** The channel of the app whose own browser this is: whoever reads there came through the app, referrer or not. */
  app?: 'messaging' | 'social';
}

const CHROME_MAJORS = [133, 134, 135, 136, 137, 138, 139, 140];

const ANDROID_PHONES = [
  ['SM-A155F', '384x832'],
  ['SM-A546E', '412x915'],
  ['SM-S921B', '360x780'],
  ['SM-A065F', '384x854'],
  ['CPH2641', '360x800'],
  ['CPH2577', '412x915'],
  ['V2352', '360x800'],
  ['2409BRN2CA', '393x873'],
  ['23129RAA4G', '393x873'],
  ['RMX3834', '360x806'],
  ['TECNO KL4', '360x806'],
] as const;

const IPHONE_SCREENS = ['375x667', '390x844', '393x852', '414x896', '430x932'];
const DESKTOP_SCREENS = ['1366x768', '1440x900', '1536x864', '1920x1080', '2560x1440'];

const webkit = (platform: string, rest: string) => `Mozilla/5.0 (${platform}) ${rest}`;

function androidPhone(random: Random): Device {
  const [model, screen] = random.pick(ANDROID_PHONES);
  const android = 11 + random.below(5);
  const chrome = random.pick(CHROME_MAJORS);
  const platform = `Linux; Android ${android}; ${model}`;
  const engine = `AppleWebKit/537.36 (KHTML, like Gecko)`;
  const shape = random.unit();
  // Chrome itself hides the model; readers who come from Zalo or Facebook stay in those apps' own browsers.
  const userAgent =
    shape < 0.58
      ? webkit('Linux; Android 10; K', `${engine} Chrome/${chrome}.0.0.0 Mobile Safari/537.36`)
      : shape < 0.74
        ? webkit(
            platform,
            `${engine} SamsungBrowser/${25 + random.below(4)}.0 Chrome/${chrome}.0.0.0 Mobile Safari/537.36`,
          )
        : shape < 0.86
          ? webkit(
              `${platform}; wv`,
              `${engine} Version/4.0 Chrome/${chrome}.0.${6900 + random.below(300)}.${random.below(160)} Mobile Safari/537.36 Zalo android/${1_240_000 + random.below(900)}`,
            )
          : shape < 0.95
            ? webkit(
                `${platform}; wv`,
                `${engine} Version/4.0 Chrome/${chrome}.0.${6900 + random.below(300)}.${random.below(160)} Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/${500 + random.below(30)}.0.0.${10 + random.below(80)}.${50 + random.below(50)};]`,
              )
            : webkit(
                platform,
                `${engine} coc_coc_browser/${125 + random.below(8)}.0 Chrome/${chrome}.0.0.0 Mobile Safari/537.36`,
              );
  return { kind: 'mobile', userAgent, screen, app: appOf(userAgent) };
}

function appOf(userAgent: string): Device['app'] {
  if (userAgent.includes(' Zalo ')) return 'messaging';
  return userAgent.includes('[FB_IAB/') ? 'social' : undefined;
}

function iPhone(random: Random): Device {
  const os = `${16 + random.below(3)}_${random.below(7)}`;
  const platform = `iPhone; CPU iPhone OS ${os} like Mac OS X`;
  const engine = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
  const tail = random.chance(0.8)
    ? `Version/${os.replace('_', '.')} Mobile/15E148 Safari/604.1`
    : `Mobile/15E148 Zalo iOS/${640 + random.below(30)}`;
  const userAgent = webkit(platform, `${engine} ${tail}`);
  return { kind: 'mobile', userAgent, screen: random.pick(IPHONE_SCREENS), app: appOf(userAgent) };
}

function windows(random: Random): Device {
  const chrome = random.pick(CHROME_MAJORS);
  const engine = `AppleWebKit/537.36 (KHTML, like Gecko)`;
  const platform = 'Windows NT 10.0; Win64; x64';
  const shape = random.unit();
  const userAgent =
    shape < 0.62
      ? webkit(platform, `${engine} Chrome/${chrome}.0.0.0 Safari/537.36`)
      : shape < 0.78
        ? webkit(
            platform,
            `${engine} coc_coc_browser/${125 + random.below(8)}.0.${random.below(200)} Chrome/${chrome}.0.0.0 Safari/537.36`,
          )
        : shape < 0.93
          ? webkit(platform, `${engine} Chrome/${chrome}.0.0.0 Safari/537.36 Edg/${chrome}.0.0.0`)
          : `Mozilla/5.0 (${platform}; rv:${chrome}.0) Gecko/20100101 Firefox/${chrome}.0`;
  return { kind: 'desktop', userAgent, screen: random.pick(DESKTOP_SCREENS) };
}

function mac(random: Random): Device {
  const platform = 'Macintosh; Intel Mac OS X 10_15_7';
  const userAgent = random.chance(0.5)
    ? webkit(
        platform,
        `AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${17 + random.below(2)}.${random.below(6)} Safari/605.1.15`,
      )
    : webkit(
        platform,
        `AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${random.pick(CHROME_MAJORS)}.0.0.0 Safari/537.36`,
      );
  return { kind: 'desktop', userAgent, screen: random.pick(DESKTOP_SCREENS) };
}

function iPad(random: Random): Device {
  const os = `${15 + random.below(3)}_${random.below(7)}`;
  const platform = `iPad; CPU OS ${os} like Mac OS X`;
  const rest = `AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${os.replace('_', '.')} Mobile/15E148 Safari/604.1`;
  return { kind: 'tablet', userAgent: webkit(platform, rest), screen: '820x1180' };
}

const makers = Weighted.of([
  [androidPhone, 55],
  [iPhone, 23],
  [windows, 15],
  [mac, 4],
  [iPad, 3],
]);

/** A reader's device: 78 % phones, most of them Android. */
export function makeDevice(random: Random): Device {
  return makers.pick(random)(random);
}
