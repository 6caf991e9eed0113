import type { OutletKind, Scenario, ScenarioOutlet, ScenarioSite } from './scenario.js';

/** Human visits of the whole sector on the mean day. */
const SECTOR_VISITS_PER_DAY = 2_600;

interface Plan {
  code: string;
  name: string;
  kind: OutletKind;
  province?: string;
  articlesPerDay: number;
  /** A second site beside the main one: its sections live there alone. */
  second?: { prefix: string; name: string; share: number; sections: string[] };
}

// From the largest audience to the smallest. No outlet, person or address here exists: `.example` is reserved for that.
const PLANS: readonly Plan[] = [
  {
    code: 'binh-minh',
    name: 'Báo Bình Minh',
    kind: 'central_paper',
    articlesPerDay: 38,
    second: { prefix: 'thethao', name: 'Bình Minh Thể thao', share: 0.22, sections: ['Thể thao'] },
  },
  {
    code: 'ban-mai',
    name: 'Truyền hình Ban Mai',
    kind: 'television',
    articlesPerDay: 18,
    second: { prefix: 'xem', name: 'Ban Mai Xem lại', share: 0.35, sections: ['Phim tài liệu', 'Giải trí'] },
  },
  { code: 'huong-duong', name: 'Báo Hướng Dương', kind: 'central_paper', articlesPerDay: 30 },
  { code: 'canh-buom', name: 'Báo Cánh Buồm', kind: 'central_paper', articlesPerDay: 24 },
  { code: 'song-mai', name: 'Đài Phát thanh Sóng Mai', kind: 'radio', articlesPerDay: 14 },
  { code: 'sao-khue', name: 'Báo Sao Khuê', kind: 'central_paper', articlesPerDay: 20 },
  { code: 'ngu-hanh', name: 'Báo Ngũ Hành', kind: 'local_paper', province: 'Đà Nẵng', articlesPerDay: 18 },
  { code: 'phu-sa', name: 'Báo Bến Phù Sa', kind: 'local_paper', province: 'Cần Thơ', articlesPerDay: 16 },
  { code: 'nep-nha', name: 'Tạp chí Nếp Nhà', kind: 'magazine', articlesPerDay: 5 },
  {
    code: 'vinh-ngoc',
    name: 'Báo Vịnh Ngọc',
    kind: 'local_paper',
    province: 'Quảng Ninh',
    articlesPerDay: 14,
  },
  { code: 'deo-may', name: 'Báo Đèo Mây', kind: 'local_paper', province: 'Lâm Đồng', articlesPerDay: 12 },
  { code: 'pho-va-vuon', name: 'Tạp chí Phố và Vườn', kind: 'magazine', articlesPerDay: 4 },
  { code: 'khoa-hoc-dat', name: 'Tạp chí Khoa học Đất và Nước', kind: 'journal', articlesPerDay: 0.8 },
  {
    code: 'truyen-thong-so',
    name: 'Tạp chí Nghiên cứu Truyền thông số',
    kind: 'journal',
    articlesPerDay: 0.6,
  },
];

/** Exponent of the power law of audiences by rank, as web audiences have it. */
const RANK_EXPONENT = 0.85;

/**
 * The demonstration sector: 14 invented outlets of every kind, two of them with two sites, audiences by a power law.
 * About 13,000 events a day with one engagement event per page view.
 */
export function demoSector(visitsPerDay = SECTOR_VISITS_PER_DAY): Scenario {
  const weights = PLANS.map((_, index) => (index + 1) ** -RANK_EXPONENT);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    name: 'demo',
    consentRate: 0.55,
    robotShare: 0.08,
    outlets: PLANS.map((plan, index) => outlet(plan, index, (visitsPerDay * (weights[index] ?? 0)) / total)),
  };
}

function outlet(plan: Plan, index: number, visitsPerDay: number): ScenarioOutlet {
  const domain = `${plan.code.replaceAll('-', '')}.example`;
  const main: ScenarioSite = {
    key: `nb_demo_${plan.code.replaceAll('-', '_')}`,
    name: plan.name,
    domain,
    share: 1 - (plan.second?.share ?? 0),
  };
  const sites = [main];
  if (plan.second !== undefined) {
    const { prefix, name, share, sections } = plan.second;
    sites.push({ key: `${main.key}_${prefix}`, name, domain: `${prefix}.${domain}`, share, sections });
  }
  return {
    code: plan.code,
    name: plan.name,
    kind: plan.kind,
    province: plan.province,
    licence: `GP-MINH-HOA-${String(index + 1).padStart(2, '0')}`,
    visitsPerDay,
    articlesPerDay: plan.articlesPerDay,
    sites,
  };
}
