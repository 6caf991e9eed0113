/**
 * The 34 provinces and cities of Vietnam since July 2025 by the names that the address database uses for them, without
 * their `Province`, `City` or abbreviation.
 */
export const PROVINCES: Readonly<Record<string, string>> = {
  'An Giang': 'An Giang',
  'Bac Ninh': 'Bắc Ninh',
  'Ca Mau': 'Cà Mau',
  'Can Tho': 'Cần Thơ',
  'Cao Bang': 'Cao Bằng',
  'Da Nang': 'Đà Nẵng',
  'Dak Lak': 'Đắk Lắk',
  'Dien Bien': 'Điện Biên',
  'Dong Nai': 'Đồng Nai',
  'Dong Thap': 'Đồng Tháp',
  'Gia Lai': 'Gia Lai',
  'Ha Tinh': 'Hà Tĩnh',
  'Hai Phong': 'Hải Phòng',
  Hanoi: 'Hà Nội',
  'Ho Chi Minh': 'TP. Hồ Chí Minh',
  'Hung Yen': 'Hưng Yên',
  'Khanh Hoa': 'Khánh Hòa',
  'Lai Chau': 'Lai Châu',
  'Lam Dong': 'Lâm Đồng',
  'Lang Son': 'Lạng Sơn',
  'Lao Cai': 'Lào Cai',
  'Nghe An': 'Nghệ An',
  'Ninh Binh': 'Ninh Bình',
  'Phu Tho': 'Phú Thọ',
  'Quang Ngai': 'Quảng Ngãi',
  'Quang Ninh': 'Quảng Ninh',
  'Quang Tri': 'Quảng Trị',
  'Son La': 'Sơn La',
  'Tay Ninh': 'Tây Ninh',
  'Thai Nguyen': 'Thái Nguyên',
  'Thanh Hoa': 'Thanh Hóa',
  'Thua Thien Hue': 'Huế',
  'Tuyen Quang': 'Tuyên Quang',
  'Vinh Long': 'Vĩnh Long',
};

/** `Ho Chi Minh City (HCMC)` → `TP. Hồ Chí Minh`; empty for a name that is no province. */
export function provinceName(databaseName: string): string {
  return PROVINCES[databaseName.replace(/( City| Province)?( \(.*\))?$/, '')] ?? '';
}
