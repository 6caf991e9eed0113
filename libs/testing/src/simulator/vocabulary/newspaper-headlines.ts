/** A section of a paper: its name, and templates of headlines whose slots `WORDS` fills. */
export interface Section {
  name: string;
  tags: readonly string[];
  headlines: readonly string[];
}

/** Sections of the daily papers, in the order of their weight on a front page. */
export const NEWSPAPER_SECTIONS: readonly Section[] = [
  {
    name: 'Thời sự',
    tags: ['hạ tầng', 'dự án', 'chính quyền hai cấp', 'thời tiết'],
    headlines: [
      '{tinh} thông xe {duong} sau {so} năm chờ đợi',
      '{tinh} trả kết quả hồ sơ trong ngày ở {tram} xã, phường',
      'Chuẩn bị đón {thoitiet}, {tinh} di dời hơn {nghin} hộ dân',
      'Mặt bằng chậm, {duong} ở {tinh} lùi ngày về đích',
      'Người dân {tinh} nói gì về bộ máy mới sau {so} tháng?',
      '{tinh} bố trí {ty} tỷ đồng sửa chữa trường học xuống cấp',
      '{thoitiet} kéo dài, {vung} lên phương án cho {so} ngày tới',
      'Cán bộ xã ở {tinh} học cách làm việc không giấy tờ',
      'Khởi công {duong} nối {tinh} với vùng kinh tế trọng điểm',
      'Hơn {nghin} người tình nguyện giúp {vung} sau thiên tai',
    ],
  },
  {
    name: 'Kinh tế',
    tags: ['xuất khẩu', 'doanh nghiệp', 'giá cả', 'tiêu dùng'],
    headlines: [
      'Xuất khẩu {hang} sang {thitruong} tăng {phantram} % trong quý',
      'Giá {nongsan} lên cao nhất {so} năm, nông dân vẫn dè dặt',
      'Doanh nghiệp {tinh} tìm đường vào {thitruong}',
      '{tinh} gọi vốn {ty} tỷ đồng cho khu công nghiệp sinh thái',
      'Vì sao {hang} Việt được {thitruong} để mắt?',
      'Lãi suất giảm, {loaidat} có ấm trở lại?',
      'Chợ truyền thống {tinh} bán hàng qua livestream: được và mất',
      'Chi phí logistics ăn mòn lợi nhuận ngành {hang}',
      'Hộ kinh doanh bỏ thuế khoán: {so} điều cần chuẩn bị',
      'Du lịch {tinh} thu {ty} tỷ đồng trong {so} ngày nghỉ',
    ],
  },
  {
    name: 'Xã hội',
    tags: ['đời sống', 'an sinh', 'gương sáng', 'cộng đồng'],
    headlines: [
      'Chuyện {nguoi} ở {tinh} giữ lớp học miễn phí suốt {so} năm',
      '{nguoi} và {tram} bữa cơm không đồng cho bệnh nhân nghèo',
      'Một ngày theo chân {nguoi} giữa {mua}',
      '{tinh}: {tram} gia đình có nhà mới trước {mua}',
      'Xóm trọ công nhân {tinh} đón {mua} sớm',
      'Cây cầu do dân góp {ty} tỷ đồng xây trong {so} tháng',
      'Thư từ biên giới: {mua} ở đồn xa',
      'Người trẻ rời phố về {tinh} trồng {nongsan}',
      'Gánh hàng {mon} nuôi {so} con vào đại học',
    ],
  },
  {
    name: 'Giáo dục',
    tags: ['tuyển sinh', 'học phí', 'chương trình mới', 'giáo viên'],
    headlines: [
      'Ngành {nganh} lên ngôi trong mùa tuyển sinh năm nay',
      'Học sinh {tinh} làm dự án về {congnghe}',
      '{tinh} thiếu hơn {tram} giáo viên trước năm học mới',
      'Điểm chuẩn ngành {nganh} dự báo tăng: thí sinh nên làm gì?',
      'Thầy cô ở {truong} dạy chữ qua điện thoại {mua}',
      '{so} điều phụ huynh cần biết khi con vào lớp một',
      'Chuyện học thêm ở {tinh}: quy định mới, thói quen cũ',
      'Từ {truong} đến giải thưởng quốc tế về {congnghe}',
    ],
  },
  {
    name: 'Sức khỏe',
    tags: ['y tế', 'dinh dưỡng', 'tiêm chủng', 'bệnh viện'],
    headlines: [
      'Ca {benh} ở {tinh} tăng {phantram} %, bác sĩ khuyến cáo gì?',
      '{so} dấu hiệu {benh} hay bị bỏ qua',
      'Bệnh viện {tinh} mổ thành công ca hiếm, {so} kíp phối hợp',
      'Ăn uống thế nào để phòng {benh} khi vào {mua}?',
      'Trạm y tế xã có bác sĩ: người bệnh {tinh} bớt đường xa',
      'Hồ sơ sức khỏe điện tử: {nghin} người {tinh} đã dùng',
      'Giấc ngủ ngắn buổi trưa và {benh}: nghiên cứu mới',
      'Mất {so} phút mỗi ngày để khỏe hơn sau tuổi 40',
    ],
  },
  {
    name: 'Văn hóa',
    tags: ['di sản', 'làng nghề', 'âm nhạc', 'điện ảnh'],
    headlines: [
      '{tinh} mở {le}, phố đêm kín người',
      'Làng nghề {nghe} ở {tinh} tìm người nối nghiệp',
      '{nghenhan} và {so} năm đi tìm nghề {nghe}',
      'Phim tài liệu về {mua} {vung} đoạt giải khu vực',
      'Di tích {tram} năm tuổi ở {tinh} được trùng tu',
      'Khi người trẻ kể chuyện {nghe} bằng {congnghe}',
      'Đêm nhạc dân tộc giữa lòng {tinh}',
      'Sách cũ phố {tinh}: nơi thời gian đi chậm',
    ],
  },
  {
    name: 'Thể thao',
    tags: ['bóng đá', 'SEA Games', 'giải vô địch quốc gia', 'chạy bộ'],
    headlines: [
      '{doi} ngược dòng phút bù giờ, khán đài {tinh} vỡ òa',
      'Việt Nam giành {so} huy chương vàng {monthi} trong một buổi chiều',
      '{nghin} người chạy marathon qua những con phố {tinh}',
      'Tài năng {monthi} 16 tuổi lớn lên từ {truong}',
      '{doi} chia điểm tiếc nuối trên sân {tinh}',
      'Huấn luyện viên {doi}: “Chúng tôi đá cho khán giả”',
      'Vì sao {monthi} Việt Nam tiến nhanh trong {so} năm?',
      'Lịch thi đấu cuối tuần: tâm điểm ở {tinh}',
    ],
  },
  {
    name: 'Công nghệ',
    tags: ['chuyển đổi số', 'AI', 'an toàn mạng', 'khởi nghiệp'],
    headlines: [
      'Ứng dụng {congnghe}, {tinh} rút {so} ngày xử lý hồ sơ',
      'Kỹ sư Việt làm chủ {congnghe} cho nhà máy {hang}',
      '{so} chiêu lừa đảo qua điện thoại vừa xuất hiện',
      'Startup {tinh} gọi vốn {ty} tỷ đồng nhờ {congnghe}',
      'Người cao tuổi học {congnghe} ở nhà văn hóa phường',
      'Mua điện thoại cuối năm: {so} điều nên xem kỹ',
      'Nông dân {tinh} dùng {congnghe} chăm {nongsan}',
    ],
  },
  {
    name: 'Pháp luật',
    tags: ['tòa án', 'giao thông', 'tư vấn', 'an ninh trật tự'],
    headlines: [
      'Triệt phá đường dây hàng giả trị giá {ty} tỷ đồng ở {tinh}',
      'Từ {thang}, {so} quy định mới người dân cần biết',
      'Hòa giải ở cơ sở: {tram} vụ khép lại không cần ra tòa',
      'Thừa kế đất không di chúc: chia thế nào cho đúng?',
      '{tinh} xử lý {tram} trường hợp vi phạm nồng độ cồn dịp lễ',
      'Lừa bán vé {le}, một nhóm bị khởi tố',
    ],
  },
  {
    name: 'Môi trường',
    tags: ['khí hậu', 'rừng', 'rác thải', 'đa dạng sinh học'],
    headlines: [
      'Bẫy ảnh ghi hình {thu} trở lại rừng {tinh}',
      '{vung} đối mặt {thoitiet} sớm hơn mọi năm',
      'Không khí {tinh} sạch hơn sau {so} tháng thử xe buýt điện',
      'Phân loại rác ở {tinh}: sau {so} tháng còn gì vướng?',
      'Bè rác trên kênh {tinh} thành công viên nhỏ',
      '{nghin} cây xanh mới cho {tinh} trong {mua}',
      'Cứu hộ thành công một cá thể {thu} ở {tinh}',
    ],
  },
];

/** Stories that the whole country follows at once; each has a wording per outlet, so that no two papers read alike. */
export const BREAKING_STORIES: readonly (readonly string[])[] = [
  [
    'Bão mạnh lên cấp 12, {vung} khẩn trương sơ tán dân',
    'Bão sắp đổ bộ: {tinh} cho học sinh nghỉ học từ chiều nay',
    'Trực tiếp: đường đi của bão và những điều cần làm ngay',
  ],
  [
    'Đội tuyển Việt Nam vào chung kết sau loạt luân lưu nghẹt thở',
    'Vỡ òa: Việt Nam giành vé vào chung kết',
    'Người hâm mộ {tinh} xuống đường mừng chiến thắng',
  ],
  [
    'Giá xăng giảm mạnh từ 15 giờ chiều nay',
    'Xăng giảm giá lần thứ {so} liên tiếp, cước vận tải thì sao?',
    'Người dân {tinh} chờ giá xăng mới',
  ],
  [
    'Công bố điểm thi tốt nghiệp: tra cứu ở đâu, xem thế nào?',
    'Phổ điểm các môn: {tinh} có {so} thủ khoa',
    'Sau khi biết điểm: {so} mốc thời gian thí sinh không được quên',
  ],
  [
    'Động đất nhẹ ở {vung}, nhiều nơi cảm nhận rung lắc',
    'Rung lắc ở chung cư {tinh}: chuyên gia nói gì?',
    'Cần làm gì khi có động đất? {so} điều phải nhớ',
  ],
  [
    'Cao tốc Bắc – Nam thông thêm {tram} km trước kỳ nghỉ',
    'Lái xe cần biết: {so} đoạn cao tốc vừa mở',
    'Từ {tinh} về quê: đường mới nhanh hơn bao lâu?',
  ],
];
