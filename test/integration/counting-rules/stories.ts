import { OpenPage, Reader, type Told } from './story.js';

/*
 * What the cast does, each story on days of its own, so that every figure of a day can be counted by hand in the spec.
 * `late` is sent once `early` is in the figures already.
 */
export const Lan = Reader.named('Lan');
export const Minh = Reader.named('Minh');
export const Hoa = Reader.named('Hoa');

interface Story {
  source?: 'browser' | 'server';
  early: Told[];
  late?: Told[];
}

function midnight(): Story {
  return { early: [Lan.views('/a', '2026-05-01 23:50:00'), Lan.views('/b', '2026-05-02 00:05:00')] };
}

function silence(): Story {
  const [opened, page] = Hoa.opens('/a', '2026-05-04 10:00:00');
  return {
    early: [
      Minh.views('/a', '2026-05-04 08:00:00'),
      Minh.views('/b', '2026-05-04 08:30:00'),
      Minh.views('/c', '2026-05-04 09:00:01'),
      opened,
      page.reads('2026-05-04 10:20:00', 8000),
      Hoa.views('/b', '2026-05-04 10:45:00'),
    ],
  };
}

/** The same page opened at 0, 30 and 65 seconds. */
const repeats = (day: string): Told[] => [
  Lan.views('/a', `${day} 08:00:00`),
  Lan.views('/a', `${day} 08:00:30`),
  Lan.views('/a', `${day} 08:01:05`),
];

function retries(): Story {
  const opened = Reader.from('113.161.1.1').views('/a', '2026-05-08 08:00:00');
  const elsewhere = { ...opened, client: { ip: '113.161.200.200' } };
  return { early: [opened, opened], late: [elsewhere] };
}

const BAI: { id: string } = { id: 'bai' };

function disorder(): Story {
  const [opened, page] = Minh.opens('/bai', '2026-05-10 08:00:00', { article: BAI });
  return { early: [page.reads('2026-05-10 08:00:20', 12_000)], late: [opened] };
}

function nextDay(): Story {
  const [opened, page] = Lan.opens('/bai', '2026-05-12 22:00:00', { article: BAI });
  return {
    early: [opened, page.reads('2026-05-12 22:01:00', 5000)],
    late: [page.reads('2026-05-13 09:00:00', 40_000)],
  };
}

function orphan(): Story {
  return { early: [new OpenPage(Hoa.facts).reads('2026-05-14 08:00:00', 30_000, 50)] };
}

function course(): Story {
  const x = { article: { id: 'x' } };
  const y = { article: { id: 'y' } };
  const [lanX, lanOnX] = Lan.opens('/x', '2026-05-16 08:00:00', x);
  const [minhX, minhOnX] = Minh.opens('/x', '2026-05-16 09:00:00', x);
  return {
    early: [
      lanX,
      lanOnX.reads('2026-05-16 08:00:30', 20_000, 80),
      lanOnX.reads('2026-05-16 08:00:15', 10_000, 40),
      Lan.views('/y', '2026-05-16 08:01:00', y),
      Lan.views('/', '2026-05-16 08:02:00'),
      minhX,
      minhOnX.reads('2026-05-16 09:01:00', 5000, 100),
      Hoa.views('/', '2026-05-16 10:00:00'),
      Hoa.views('/y', '2026-05-16 10:01:00', y),
    ],
  };
}

function reading(): Story {
  const day = '2026-05-18';
  const article = { id: 'dai', word_count: 480 };
  const reader = (
    who: Reader,
    path: string,
    engagedMs: number,
    scrollPct: number,
    what?: typeof article,
  ): Told[] => {
    const [opened, page] = who.opens(path, `${day} 08:00:00`, what ? { article: what } : {});
    return [opened, page.reads(`${day} 08:05:00`, engagedMs, scrollPct)];
  };
  return {
    early: [
      ...reader(Lan, '/dai', 60_000, 100, article),
      ...reader(Minh, '/dai', 59_999, 100, article),
      ...reader(Hoa, '/dai', 9999, 100, article),
      ...reader(Reader.named('An'), '/dai', 10_000, 50, article),
      ...reader(Reader.named('Bình'), '/', 70_000, 100),
    ],
  };
}

function programme(): Story {
  const film = { id: 'phim', duration_ms: 200_000 };
  const [lanOpened, lan] = Lan.opens('/phim', '2026-05-20 20:00:00');
  const [minhOpened, minh] = Minh.opens('/phim', '2026-05-20 20:00:00');
  return {
    early: [
      lanOpened,
      lan.plays('2026-05-20 20:01:00', film, [[0, 60_000]]),
      lan.plays('2026-05-20 20:02:00', film, [
        [0, 60_000],
        [30_000, 90_000],
      ]),
      lan.plays('2026-05-20 20:02:30', film, [[80_000, 100_000]]),
      minhOpened,
      minh.plays('2026-05-20 20:02:00', film, [[0, 100_000]]),
    ],
  };
}

function stream(): Story {
  const live = { id: 'truc-tiep', kind: 'live' };
  const [lanOpened, lan] = Lan.opens('/live', '2026-05-22 20:00:00');
  const [minhOpened, minh] = Minh.opens('/live', '2026-05-22 20:00:00');
  return {
    early: [
      lanOpened,
      lan.plays('2026-05-22 20:30:00', live, [[0, 1_800_000]]),
      minhOpened,
      minh.plays('2026-05-22 20:59:00', live, [[0, 3_600_000]]),
    ],
  };
}

function money(): Story {
  const day = '2026-05-24';
  const [lanOpened, lan] = Lan.opens('/dat-bao', `${day} 08:00:00`);
  const [hoaOpened, hoa] = Hoa.opens('/dat-bao', `${day} 09:00:00`);
  return {
    early: [
      lanOpened,
      lan.converts(`${day} 08:01:00`, { kind: 'subscribe', value: 50_000, currency: 'VND' }),
      Minh.converts(`${day} 08:30:00`, { kind: 'donate', value: 20_000 }),
      hoaOpened,
      hoa.converts(`${day} 09:01:00`, { kind: 'purchase', value: 10, currency: 'USD' }),
    ],
  };
}

function robots(): Story {
  const googlebot = Reader.from(
    '66.249.66.1',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  );
  return {
    early: [
      Lan.views('/a', '2026-05-26 08:00:00'),
      googlebot.views('/a', '2026-05-26 08:00:00'),
      googlebot.views('/b', '2026-05-26 08:10:00'),
    ],
  };
}

function arrival(): Story {
  return {
    early: [
      Lan.views('/x', '2026-05-28 08:00:00', { ref: 'https://www.google.com/' }),
      Lan.views('/y', '2026-05-28 08:01:00', { ref: 'https://dem.example/x' }),
    ],
  };
}

function twoDays(): Story {
  return {
    early: [
      ...['/a', '/b'].map((path) => Lan.views(path, '2026-06-29 08:00:00')),
      ...['/a', '/b', '/c'].map((path) => Lan.views(path, '2026-06-30 08:00:00')),
    ],
  };
}

function habit(): Story {
  const days = (from: number): string[] => Array.from({ length: 8 - from }, (_, n) => `2026-03-0${from + n}`);
  return {
    early: [
      ...[...days(1), '2026-03-16'].map((day) => Lan.views('/', `${day} 08:00:00`)),
      ...[...days(2), '2026-03-16'].map((day) => Minh.views('/', `${day} 08:00:00`)),
      Hoa.views('/', '2026-03-16 08:00:00'),
      Reader.from('113.161.2.2').views('/', '2026-03-16 08:00:00'),
    ],
  };
}

function calendar(): Story {
  const times = [
    '2026-08-01 23:30:00',
    '2026-08-03 08:00:00',
    '2026-08-09 23:59:59',
    '2026-08-10 00:00:00',
    '2026-09-01 00:00:00',
  ];
  return { early: times.map((time) => Lan.views('/', time)) };
}

function minutes(): Story {
  return {
    early: [
      Lan.views('/a', '2026-09-15 08:00:10'),
      Lan.views('/b', '2026-09-15 08:00:50'),
      Lan.views('/c', '2026-09-15 08:02:00'),
    ],
  };
}

function named(): Story {
  const article = { id: 'la', title: 'Lá, "rừng"\nvà =cmd', section: 'Đời sống', authors: ['Thu', 'Hà'] };
  return {
    early: [Lan.views('/la', '2026-09-20 08:00:00', { article }), Minh.views('/', '2026-09-20 09:00:00')],
  };
}

export const STORIES: Story[] = [
  midnight(),
  silence(),
  { source: 'browser', early: repeats('2026-05-06') },
  { early: repeats('2026-05-07') },
  retries(),
  disorder(),
  nextDay(),
  orphan(),
  course(),
  reading(),
  programme(),
  stream(),
  money(),
  robots(),
  arrival(),
  twoDays(),
  habit(),
  calendar(),
  minutes(),
  named(),
];
