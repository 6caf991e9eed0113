import type { Random } from '../random.js';
import { Weighted } from '../weighted.js';

const SURNAMES = Weighted.of([
  ['Nguyễn', 38],
  ['Trần', 11],
  ['Lê', 10],
  ['Phạm', 7],
  ['Hoàng', 5],
  ['Vũ', 4],
  ['Đặng', 3],
  ['Bùi', 3],
  ['Đỗ', 3],
  ['Hồ', 2],
  ['Ngô', 2],
  ['Dương', 2],
  ['Lý', 1],
  ['Đinh', 1],
  ['Mai', 1],
  ['Tạ', 1],
]);

const MIDDLE_AND_GIVEN = [
  'Thu Hà',
  'Minh Quân',
  'Ngọc Lan',
  'Hải Đăng',
  'Thanh Tâm',
  'Quốc Bảo',
  'Khánh Linh',
  'Gia Huy',
  'Phương Thảo',
  'Đức Anh',
  'Hồng Nhung',
  'Tuấn Kiệt',
  'Bích Ngọc',
  'Xuân Trường',
  'Kim Oanh',
  'Văn Thành',
  'Thùy Dung',
  'Hoài Nam',
  'Mỹ Duyên',
  'Công Minh',
  'Diệu Hiền',
  'Trung Hiếu',
  'Bảo Châu',
  'Nhật Minh',
  'Thanh Tùng',
  'Yến Nhi',
  'Anh Thư',
  'Việt Dũng',
  'Hương Giang',
  'Lan Anh',
  'Quang Vinh',
  'Tường Vy',
];

/** `count` made-up bylines, all different. */
export function makeAuthors(random: Random, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(`${SURNAMES.pick(random)} ${random.pick(MIDDLE_AND_GIVEN)}`);
  return [...names];
}
