import type { Section } from './newspaper-headlines.js';

/** Sections of the magazines: slower, longer, closer to home. */
export const MAGAZINE_SECTIONS: readonly Section[] = [
  {
    name: 'Nếp sống',
    tags: ['gia đình', 'lối sống', 'tối giản'],
    headlines: [
      'Sống chậm ở {tinh}: {so} ngày không điện thoại',
      'Bữa cơm nhà {mua}: giữ lửa bằng món {mon}',
      'Một căn bếp nhỏ, ba thế hệ và mùi {mon}',
      'Người trẻ {tinh} học lại cách hỏi thăm nhau',
      'Rời thành phố, {nguoi} tìm thấy gì ở {tinh}?',
    ],
  },
  {
    name: 'Ẩm thực',
    tags: ['món ngon', 'đặc sản', 'quán xưa'],
    headlines: [
      '{so} quán {mon} lâu đời người {tinh} vẫn xếp hàng',
      'Bí quyết nấu {mon} của cụ bà giữ bếp {so} chục năm',
      'Đi {tinh} ăn {mon}, nghe kể chuyện {mua}',
      'Rau quả {mua}: {so} cách nấu lạ mà quen',
    ],
  },
  {
    name: 'Du lịch',
    tags: ['cẩm nang', 'điểm đến', 'phượt'],
    headlines: [
      '{tinh} {so} ngày: lịch trình cho người thích đi bộ',
      'Lên {vung} đúng dịp {le}',
      'Homestay giữa vườn {nongsan} ở {tinh}',
      'Cẩm nang săn mây {mua} cho người mới',
      'Chuyến tàu đêm về {tinh}: những ô cửa sáng đèn',
    ],
  },
  {
    name: 'Nhà đẹp',
    tags: ['kiến trúc', 'nội thất', 'nhà vườn'],
    headlines: [
      'Căn nhà ngang {so} mét đón nắng cả ngày ở {tinh}',
      'Cải tạo khu tập thể cũ với {ty} triệu đồng',
      'Nhà gạch mộc giữa vườn {nongsan}',
      '{so} cách làm mát nhà {mua} không cần điều hòa',
    ],
  },
  {
    name: 'Chân dung',
    tags: ['nhân vật', 'phỏng vấn', 'nghệ nhân'],
    headlines: [
      '{nghenhan}: “Tôi học nghề {nghe} từ những lần thất bại”',
      'Gặp {nguoi} dệt lại ký ức {tinh}',
      'Nghề {nghe} qua đôi tay {nghenhan}',
      'Sau ánh đèn: một ngày của {nghesi}',
    ],
  },
];

/** Sections of the scholarly journals. */
export const JOURNAL_SECTIONS: readonly Section[] = [
  {
    name: 'Nghiên cứu',
    tags: ['bài báo khoa học', 'bình duyệt', 'dữ liệu thực nghiệm'],
    headlines: [
      'Ảnh hưởng của {thoitiet} đến năng suất {nongsan} tại {tinh}',
      'Ứng dụng {congnghe} trong dự báo {thoitiet} ở {vung}',
      'Các yếu tố tác động đến ý định học ngành {nganh} của học sinh {tinh}',
      'Đánh giá tồn dư thuốc bảo vệ thực vật trên {nongsan} ở {vung}',
      'Mô hình {congnghe} cho văn bản tiếng Việt: so sánh {so} phương pháp',
      'Chuỗi giá trị {nongsan} tại {tinh}: thực trạng và khuyến nghị',
      'Hiệu quả can thiệp cộng đồng phòng {benh} tại {tinh} sau {so} năm',
    ],
  },
  {
    name: 'Tổng quan',
    tags: ['tổng quan tài liệu', 'phương pháp'],
    headlines: [
      'Tổng quan nghiên cứu về {congnghe} trong báo chí giai đoạn 2015–2025',
      'Du lịch cộng đồng ở {vung}: tổng quan {tram} công trình',
      'Bảo tồn nghề {nghe}: những hướng tiếp cận chính',
      'Kinh tế tuần hoàn trong ngành {hang}: khoảng trống nghiên cứu',
    ],
  },
  {
    name: 'Trao đổi',
    tags: ['chính sách', 'thực tiễn', 'ý kiến'],
    headlines: [
      'Chuyển đổi số ở cấp xã: kinh nghiệm từ {tinh}',
      'Đào tạo ngành {nganh}: cần gì từ doanh nghiệp?',
      'Bàn về thước đo công chúng báo chí trên nền tảng số',
      'Phát triển {hang} bền vững ở {vung}: một số giải pháp',
    ],
  },
];

/** Sections of the radio station's site. */
export const RADIO_SECTIONS: readonly Section[] = [
  {
    name: 'Thời sự phát thanh',
    tags: ['bản tin', 'nghe lại'],
    headlines: [
      'Bản tin sáng: {tinh} ứng phó {thoitiet}',
      'Thời sự 18 giờ: {hang} Việt vào {thitruong}',
      'Điểm tin trưa: {duong} ở {tinh} và {so} chuyện đáng chú ý',
    ],
  },
  {
    name: 'Podcast',
    tags: ['podcast', 'trò chuyện'],
    headlines: [
      'Chuyện đêm muộn: {nguoi} và lá thư chưa gửi',
      'Ngồi xuống đã: sống sao cho bớt vội giữa {mua}?',
      'Nghề của tôi: làm {nghe} giữa thời {congnghe}',
      'Tiếng đất: {nongsan}, {mua} và người {tinh}',
    ],
  },
  {
    name: 'Âm nhạc',
    tags: ['ca khúc', 'bảng xếp hạng'],
    headlines: [
      'Giai điệu {mua}: {so} ca khúc thính giả chọn nhiều nhất',
      'Dân ca {vung} trong bản phối mới',
      'Đêm nhạc không lời ở {tinh}',
    ],
  },
  {
    name: 'Giao thông',
    tags: ['giao thông', 'ùn tắc'],
    headlines: [
      'Giờ cao điểm: tránh {duong} ở {tinh}, đi lối nào?',
      '{thoitiet} ở {tinh}: những đoạn đường ngập cần tránh',
    ],
  },
];

/** Sections of the television station's site. */
export const TELEVISION_SECTIONS: readonly Section[] = [
  {
    name: 'Tin tức',
    tags: ['bản tin', 'video'],
    headlines: [
      'Video: {tinh} nhìn từ trên cao sau {thoitiet}',
      'Bản tin 19 giờ: {so} tin đáng chú ý trong ngày',
      'Phóng sự: {nguoi} giữa {mua} {vung}',
      'Video: khoảnh khắc {doi} ghi bàn quyết định',
    ],
  },
  {
    name: 'Phim tài liệu',
    tags: ['tài liệu', 'ký sự'],
    headlines: [
      'Ký sự {vung}, tập {so}: người giữ nghề {nghe}',
      'Dưới tán rừng {tinh}: đường về của {thu}',
      'Hạt {nongsan} đi {thitruong}, tập {so}',
    ],
  },
  {
    name: 'Giải trí',
    tags: ['gameshow', 'phim truyện'],
    headlines: [
      'Chuyến xe {mua}, tập {so}: lời hứa ở {tinh}',
      'Bếp ba miền, số {so}: {mon} gặp {mon}',
      'Sân khấu cuối tuần: tiếng cười từ {tinh}',
    ],
  },
  {
    name: 'Thể thao',
    tags: ['trực tiếp', 'bóng đá'],
    headlines: [
      'Xem lại: {doi} và {so} bàn thắng đẹp',
      'Nhịp đập {monthi}: từ {truong} ra đấu trường khu vực',
    ],
  },
];
