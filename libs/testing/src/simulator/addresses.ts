import type { Random } from './random.js';
import { Weighted } from './weighted.js';

/** Runs of /24 networks: the first one and how many follow it. */
type NetworkRun = readonly [first: string, networks: number];

// Networks of the large Vietnamese access providers as public address tables place them in July 2025's provinces.
const NETWORKS: Readonly<Record<string, readonly NetworkRun[]>> = {
  'Hà Nội': [
    ['14.162.0', 256],
    ['14.177.0', 256],
    ['14.231.0', 256],
    ['14.232.0', 256],
  ],
  'TP. Hồ Chí Minh': [
    ['14.169.0', 256],
    ['115.79.13', 107],
    ['115.78.0', 105],
    ['115.78.106', 103],
  ],
  'Đà Nẵng': [
    ['113.178.237', 9],
    ['113.178.227', 8],
    ['117.2.56', 4],
  ],
  'Cần Thơ': [
    ['113.187.155', 38],
    ['113.187.56', 28],
    ['113.187.88', 18],
  ],
  'Hải Phòng': [
    ['113.177.198', 10],
    ['113.177.192', 5],
  ],
  'Quảng Ninh': [
    ['113.177.225', 15],
    ['113.177.209', 5],
  ],
  'Lâm Đồng': [
    ['113.180.0', 15],
    ['27.67.241', 10],
    ['113.179.242', 10],
  ],
  'Đồng Nai': [
    ['113.185.112', 144],
    ['113.185.48', 24],
  ],
  'Khánh Hòa': [
    ['113.179.160', 23],
    ['113.180.16', 19],
  ],
  Huế: [
    ['113.178.214', 10],
    ['113.178.200', 6],
  ],
  'Nghệ An': [
    ['14.191.44', 4],
    ['113.181.96', 3],
  ],
  'Thanh Hóa': [
    ['14.191.48', 4],
    ['14.191.176', 4],
  ],
  'Bắc Ninh': [
    ['113.176.49', 13],
    ['113.176.37', 6],
  ],
  'Phú Thọ': [
    ['222.252.206', 26],
    ['222.254.64', 20],
  ],
  'An Giang': [['113.181.152', 8]],
  'Vĩnh Long': [
    ['113.180.235', 21],
    ['113.181.4', 14],
  ],
  'Gia Lai': [['171.231.24', 7]],
  'Ninh Bình': [
    ['113.177.118', 10],
    ['113.177.134', 10],
  ],
};

const PROVINCE_SHARES: readonly (readonly [string, number])[] = [
  ['Hà Nội', 26],
  ['TP. Hồ Chí Minh', 28],
  ['Đà Nẵng', 5],
  ['Cần Thơ', 4],
  ['Hải Phòng', 4],
  ['Quảng Ninh', 2.5],
  ['Lâm Đồng', 3],
  ['Đồng Nai', 5],
  ['Khánh Hòa', 3],
  ['Huế', 2],
  ['Nghệ An', 3],
  ['Thanh Hóa', 3],
  ['Bắc Ninh', 3],
  ['Phú Thọ', 2],
  ['An Giang', 2.5],
  ['Vĩnh Long', 2],
  ['Gia Lai', 1.5],
  ['Ninh Bình', 2],
];

// Vietnamese readers abroad.
const FOREIGN: readonly (readonly [NetworkRun, number])[] = [
  [['73.15.20', 180], 30],
  [['126.10.10', 200], 20],
  [['175.213.5', 120], 14],
  [['1.145.20', 100], 12],
  [['88.130.50', 100], 9],
  [['82.120.10', 90], 8],
  [['99.230.10', 90], 7],
];

const FOREIGN_SHARE = 0.045;

const provinces = Weighted.of(PROVINCE_SHARES);
const foreign = Weighted.of(FOREIGN);
const runsByProvince = new Map(
  Object.entries(NETWORKS).map(([province, runs]) => [
    province,
    Weighted.of(runs.map((run) => [run, run[1]] as const)),
  ]),
);

/** The provinces that have networks here. */
export const PROVINCES: readonly string[] = Object.keys(NETWORKS);

/**
 * An address from which a reader could come. A local paper's readers live in its province seven times out of ten.
 * The networks are real and public; which reader sits behind which address is made up.
 */
export function readerAddress(random: Random, homeProvince?: string): string {
  if (random.chance(FOREIGN_SHARE)) return addressIn(foreign.pick(random), random);
  const province = homeProvince !== undefined && random.chance(0.7) ? homeProvince : provinces.pick(random);
  const runs = runsByProvince.get(province);
  if (runs === undefined) throw new RangeError(`no network is listed for the province ${province}`);
  return addressIn(runs.pick(random), random);
}

function addressIn([first, networks]: NetworkRun, random: Random): string {
  const [a = '0', b = '0', c = '0'] = first.split('.');
  return `${a}.${b}.${Number(c) + random.below(Math.min(networks, 256 - Number(c)))}.${1 + random.below(254)}`;
}
