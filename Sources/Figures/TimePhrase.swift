/// A word of time without a numeral: 今天, 去年, 上半年, 近日, 凌晨, 端午节 …
struct TimePhrase: Sendable {
  enum Kind: Sendable {
    /// Days from the article's today.
    case day(Int)
    /// Days from the last day that was mentioned: 当日 0, 次日 1.
    case anchorDay(Int)
    /// So many days from a day on: 今明两天.
    case days(Int, Int)
    case winterSpring(Int)
    case year(Int)
    case anchorYear(Int)
    case month(Int)
    case anchorMonth(Int)
    case week(Int)
    case weekend(Int)
    /// A day of the week, 1 to 7, so many weeks from the article's; nil is the nearest.
    case weekday(Int, Int?)
    case quarter(Int)
    case half(Int)
    case halfMonth(Int)
    case xun(Int)
    case thisXun(Int)
    case season(String)
    case part(String)
    /// 昨晚: a day and a part of it.
    case dayPart(Int, String)
    case anchorDayPart(String)
    case reference(String)
    case set(String)
    case festival(Int)
    case lunarMonth(Int)
    case era(Int)
    case period(Int, Int)
    case early, late, middle
    case century(Int)
    case yearEnd, yearStart
    case monthEnd, monthStart
    case decadeOf
    case seasonOfYear(Int, String)
  }

  let kind: Kind

  static let all: [TimePhrase] = built.phrases
  static let trie: PhraseTrie = built.trie

  private static let built: (phrases: [TimePhrase], trie: PhraseTrie) = {
    var phrases: [TimePhrase] = []
    var texts: [(text: [UInt16], value: Int)] = []
    func add(_ words: String, _ kind: Kind) {
      for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) { texts.append((Array(word.utf16), phrases.count)) }
      phrases.append(TimePhrase(kind: kind))
    }
    add("今天 今日 今儿 即日", .day(0))
    add("昨天 昨日 昨儿 昨", .day(-1))
    add("前天 前日", .day(-2))
    add("大前天", .day(-3))
    add("明天 明日 明儿", .day(1))
    add("后天 后日", .day(2))
    add("大后天", .day(3))
    add("当天 当日 同日 同一天 同天 是日", .anchorDay(0))
    add("次日 翌日 隔天 隔日 第二天 转天", .anchorDay(1))
    add("今年 本年 本年度 今年度 年内 我国今年", .year(0))
    add("去年 上年 上一年 上年度 去年度 上一年度", .year(-1))
    add("前年", .year(-2))
    add("大前年", .year(-3))
    add("明年 来年 下一年 下年度 下一年度", .year(1))
    add("后年", .year(2))
    add("大后年", .year(3))
    add("当年 同年", .anchorYear(0))
    add("次年 翌年 第二年 转年", .anchorYear(1))
    add("本月 这个月 这月 本月份 当前月", .month(0))
    add("上月 上个月 上月份", .month(-1))
    add("上上个月 上上月", .month(-2))
    add("下月 下个月 下月份", .month(1))
    add("下下个月 下下月", .month(2))
    add("当月 同月", .anchorMonth(0))
    add("次月 翌月", .anchorMonth(1))
    add("本周 这周 本星期 这星期 这个星期 本礼拜 这礼拜", .week(0))
    add("上周 上星期 上个星期 上礼拜 上个礼拜 上一周", .week(-1))
    add("上上周 上上星期 上上个星期 上上个周", .week(-2))
    add("下周 下星期 下个星期 下礼拜 下个礼拜 下一周", .week(1))
    add("下下周 下下星期 下下个星期 下下个周", .week(2))
    add("周末 本周末 这个周末 这周末 双休日", .weekend(0))
    add("上周末 上个周末", .weekend(-1))
    add("下周末 下个周末", .weekend(1))
    let days = ["一", "二", "三", "四", "五", "六", "日", "天"]
    let weeks: [(String, Int?)] = [
      ("周", nil), ("星期", nil), ("礼拜", nil), ("本周", 0), ("这周", 0), ("本星期", 0), ("这星期", 0), ("这个星期", 0), ("上周", -1), ("上星期", -1),
      ("上个星期", -1), ("上礼拜", -1), ("上个礼拜", -1), ("上个周", -1), ("下周", 1), ("下星期", 1), ("下个星期", 1), ("下礼拜", 1), ("下个礼拜", 1), ("下个周", 1), ("上上周", -2),
      ("上上个周", -2), ("上上星期", -2), ("下下周", 2), ("下下个周", 2), ("下下星期", 2),
    ]
    for (index, day) in days.enumerated() {
      for (week, offset) in weeks { add(week + day, .weekday(min(index + 1, 7), offset)) }
    }
    add("本季度 本季", .quarter(0))
    add("上季度 上个季度 上一季度", .quarter(-1))
    add("下季度 下个季度 下一季度", .quarter(1))
    add("上半年 前半年 上个半年", .half(1))
    add("下半年 后半年", .half(2))
    add("上半月 前半月", .halfMonth(1))
    add("下半月 后半月", .halfMonth(2))
    add("上旬", .xun(1))
    add("中旬", .xun(2))
    add("下旬", .xun(3))
    add("本旬", .thisXun(0))
    add("春季 春", .season("SP"))
    add("夏季 夏", .season("SU"))
    add("秋季 秋", .season("FA"))
    add("冬季 冬", .season("WI"))
    add("入春 开春", .season("SP"))
    add("入夏", .season("SU"))
    add("入秋", .season("FA"))
    add("入冬", .season("WI"))
    for (year, offset) in [("今", 0), ("去", -1), ("明", 1)] {
      for (season, code) in [("春", "SP"), ("夏", "SU"), ("秋", "FA"), ("冬", "WI")] { add(year + season, .seasonOfYear(offset, code)) }
    }
    add("凌晨 拂晓", .part("NI"))
    add("早上 早晨 清晨 上午 早间 一早 一大早 清早 晨 早 大清早 午前 今早上", .part("MO"))
    add("中午 正午 午间 晌午", .part("MI"))
    add("下午 午后 傍晚时 后晌", .part("AF"))
    add("晚上 晚间 晚 傍晚 黄昏 当晚间 夜晚 入夜 晚上时", .part("EV"))
    add("白天", .part("DT"))
    add("今明两天 今明两日 今天明天", .days(0, 2))
    add("明后两天 明后两日", .days(1, 2))
    add("今明后三天", .days(0, 3))
    add("昨今两天 昨今两日", .days(-1, 2))
    add("去冬今春", .winterSpring(-1))
    add("今冬明春", .winterSpring(0))
    add("深夜 夜间 夜里 半夜 午夜 子夜 夜 后半夜 深更半夜 夜晚间", .part("NI"))
    for (day, offset) in [("昨", -1), ("今", 0), ("明", 1)] {
      add(day + "晚 " + day + "天晚上 " + day + "日晚", .dayPart(offset, "EV"))
      add(day + "晨 " + day + "早", .dayPart(offset, "MO"))
      add(day + "夜", .dayPart(offset, "NI"))
    }
    add("前晚", .dayPart(-2, "EV"))
    add("当晚 同晚", .anchorDayPart("EV"))
    add("当夜", .anchorDayPart("NI"))
    add(
      """
      近日 日前 目前 现在 如今 眼下 当前 近期 近来 最近 近年来 近年 近几年 近些年 近几年来 近些年来 连日来 时下 当下 现今 当今 而今 现阶段 今时今日 近日来 近几日 近几天
      这几天 这些天 眼前 如今眼下 这些年 这几年 而家 此刻 目下 现时 今朝 近两日
      """, .reference("PRESENT_REF"))
    add(
      """
      以前 当时 往年 过去 从前 昔日 早年 此前 先前 那时 那时候 历年 往日 以往 早前 前不久 不久前 那一年 当初 后来 早些时候 解放前 旧社会 旧时 往昔 前些年 前几年 前些天 前几天
      前些日子 前一阵 前段时间 前一段时间 前阵子 早先 之前 历年同期 往年同期 当年底 几年前 多年前 古代 古时 近代 当年月
      """, .reference("PAST_REF"))
    add("未来 今后 接下来 此后 将来 日后 往后 下一步 下阶段 下一阶段 以后 不久的将来 不久 来日 明后天 今后一段时间 之后 今后一个时期", .reference("FUTURE_REF"))
    add("每天 每日 天天 每一天 日日 逐日", .set("P1D"))
    add("每周 每星期 每个星期 每礼拜 每一周 每个周", .set("P1W"))
    add("每月 每个月 月月 每一个月 逐月", .set("P1M"))
    add("每年 每一年 年年 逐年 每年度 一年一度", .set("P1Y"))
    add("每季度 每个季度 每季", .set("P3M"))
    add("每秒 每秒钟", .set("PT1S"))
    add("春天", .set("XXXX-SP"))
    add("夏天", .set("XXXX-SU"))
    add("秋天", .set("XXXX-FA"))
    add("冬天", .set("XXXX-WI"))
    add("每晚 每天晚上 夜夜", .set("P1D"))
    add("每天早上 每天上午 每天清晨 每天下午 每天中午 每天凌晨 每天傍晚 每天夜里 每天早晨 每天早晚", .set("P1D"))
    add("每小时 每个小时 每时", .set("PT1H"))
    add("每半年", .set("P6M"))
    add("每周末 每逢周末 每个周末", .set("XXXX-WXX-WE"))
    for (index, day) in days.enumerated() {
      add("每周\(day) 每星期\(day) 每逢周\(day) 每个星期\(day)", .set("XXXX-WXX-\(min(index + 1, 7))"))
    }
    for (index, festival) in Festival.all.enumerated() { add(festival.names, .festival(index)) }
    let months = ["正月", "", "", "", "", "", "", "", "", "", "冬月", "腊月"]
    for (index, month) in months.enumerated() where !month.isEmpty { add(month, .lunarMonth(index + 1)) }
    for (name, year) in [
      ("民国", 1912), ("宣统", 1909), ("光绪", 1875), ("同治", 1862), ("咸丰", 1851), ("道光", 1821), ("嘉庆", 1796), ("乾隆", 1736), ("雍正", 1723),
      ("康熙", 1662), ("顺治", 1644), ("崇祯", 1628), ("天启", 1621), ("万历", 1573), ("隆庆", 1567), ("嘉靖", 1522), ("正德", 1506), ("弘治", 1488),
      ("成化", 1465), ("宣德", 1426), ("永乐", 1403), ("洪武", 1368), ("贞观", 627), ("开元", 713), ("天宝", 742), ("神龙", 705), ("昭和", 1926),
      ("平成", 1989), ("令和", 2019), ("明治", 1868), ("大正", 1912), ("熙宁", 1068), ("元丰", 1078), ("绍兴", 1131), ("景德", 1004), ("万历", 1573),
    ] {
      add(name, .era(year))
    }
    for (name, year) in [
      ("一五", 1953), ("二五", 1958), ("三五", 1966), ("四五", 1971), ("五五", 1976), ("六五", 1981), ("七五", 1986), ("八五", 1991), ("九五", 1996),
      ("十五", 2001), ("十一五", 2006), ("十二五", 2011), ("十三五", 2016), ("十四五", 2021), ("十五五", 2026),
    ] {
      add("“\(name)”期间 「\(name)」期间 \(name)期间 “\(name)”时期 \(name)时期 “\(name)”规划期间 “\(name)”计划期间 \(name)规划期间 \(name)计划期间", .period(year, year + 5))
    }
    add("改革开放初期 改革开放之初 改革开放前 建国初期 解放初期 解放前夕 解放初", .reference("PAST_REF"))
    add("抗战时期 抗日战争时期 抗战期间 抗日战争期间", .period(1937, 1946))
    add("解放战争时期 解放战争期间", .period(1945, 1950))
    add("文革期间 “文革”期间 文革时期 “文革”时期 “文化大革命”期间", .period(1966, 1977))
    add("上世纪 上个世纪", .century(-1))
    add("本世纪", .century(0))
    add("年底 年末 岁末", .yearEnd)
    add("年初 岁初", .yearStart)
    add("月底 月末", .monthEnd)
    add("月初", .monthStart)
    return (phrases, PhraseTrie(texts))
  }()
}
