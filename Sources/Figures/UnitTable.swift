/// A unit or classifier: what its numbers are, and its base unit.
struct Unit: Sendable {
  enum Kind: UInt8, Sendable {
    case count, measure, money, ratio, percentPoint, cheng, zhe, multiple, fan, age, decade, floor, number, level, points, time, personCount
  }
  var kind: Kind
  var baseUnit = ""
  var factor = ExactDecimal(1)
  /// Added after the factor: kelvins of a degree Celsius.
  var offset = ExactDecimal.zero
  /// A verbal classifier (次, 遍): what it counts is an act, and seldom stands behind it.
  var isVerbal = false
}

/// The units and classifiers, folded.
final class UnitTable: Sendable {
  static let shared = UnitTable()
  let units: [Unit]
  let trie: PhraseTrie

  private init() {
    var units: [Unit] = []
    var phrases: [(text: [UInt16], value: Int)] = []
    func add(_ words: String, _ unit: Unit) {
      for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        phrases.append((Array(word.utf16), units.count))
      }
      units.append(unit)
    }
    for line in Self.measures.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      guard fields.count >= 3 else { continue }
      var unit = Unit(kind: .measure, baseUnit: fields[1], factor: Self.number(fields[2]))
      if fields[1] == "K" { unit.offset = Self.number(fields[2] == "1" ? "273.15" : "255.3722222222") }
      if fields[1] == "-" { unit.baseUnit = "" }
      add(fields[0].split(separator: ",").joined(separator: " "), unit)
    }
    for line in Self.currencies.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      guard fields.count >= 3 else { continue }
      add(fields[0].split(separator: ",").joined(separator: " "), Unit(kind: .money, baseUnit: fields[1], factor: Self.number(fields[2])))
    }
    add("个百分点 百分点 个点百分", Unit(kind: .percentPoint, baseUnit: "%"))
    add("个成", Unit(kind: .cheng, baseUnit: "%"))
    add("成", Unit(kind: .cheng, baseUnit: "%"))
    add("折", Unit(kind: .zhe, baseUnit: "%"))
    add("倍", Unit(kind: .multiple))
    add("番", Unit(kind: .fan))
    add("岁 周岁 虚岁", Unit(kind: .age))
    add("旬", Unit(kind: .decade))
    add("楼", Unit(kind: .floor))
    add("号 号楼 号院", Unit(kind: .number))
    add("路", Unit(kind: .number))
    add("级", Unit(kind: .level))
    add("分", Unit(kind: .points))
    add(Self.verbal, Unit(kind: .count, isVerbal: true))
    add(Self.classifiers, Unit(kind: .count))
    add(Self.persons, Unit(kind: .personCount))
    self.units = units
    trie = PhraseTrie(phrases)
  }

  static func number(_ text: String) -> ExactDecimal {
    var mantissa: UInt128 = 0
    var exponent = 0
    var afterPoint = false
    for byte in text.utf8 {
      if byte == 46 {
        afterPoint = true
      } else {
        mantissa = mantissa * 10 + UInt128(byte - 48)
        if afterPoint { exponent -= 1 }
      }
    }
    return ExactDecimal(mantissa, exponent: exponent)
  }

  /// names, base unit (- is none), factor
  private static let measures = """
    米,m,M m 1
    公里,千米,km,KM,Km,线公里,车道公里,正线公里 m 1000
    厘米,公分,cm,CM m 0.01
    毫米,mm,MM m 0.001
    微米,μm,um m 0.000001
    纳米,nm m 0.000000001
    分米 m 0.1
    里,华里,市里 m 500
    丈 m 3.3333333333
    尺,市尺 m 0.3333333333
    寸,市寸 m 0.0333333333
    海里 m 1852
    英里 m 1609.344
    英尺 m 0.3048
    英寸,吋,英吋 m 0.0254
    呎,英呎 m 0.3048
    平方呎,平方英呎 m² 0.09290304
    角秒,角分 - 1
    点 - 1
    码 m 0.9144
    光年 m 9460730472580800
    天文单位 m 149597870700
    指,庹,拃,里程 - 1
    平方米,平米,平方,m²,㎡,平方公尺 m² 1
    平方公里,平方千米,km² m² 1000000
    平方厘米,cm² m² 0.0001
    平方毫米 m² 0.000001
    平方分米 m² 0.01
    公顷,hm²,ha m² 10000
    基点,个基点 % 0.01
    亩,市亩 m² 666.6666666667
    英亩 m² 4046.8564224
    平方英里 m² 2589988.110336
    平方英尺 m² 0.09290304
    顷 m² 66666.6666666667
    坪 m² 3.305785124
    甲 m² 9699.173554
    垧 m² 10000
    平方海里 m² 3429904
    亩次 - 1
    立方米,立方,方,m³,标准立方米,标方 m³ 1
    立方厘米 m³ 0.000001
    立方公里,立方千米 m³ 1000000000
    升,公升,L,l m³ 0.001
    毫升,ml,mL,ML m³ 0.000001
    加仑 m³ 0.003785411784
    品脱 m³ 0.000473176473
    桶油 m³ 0.158987294928
    蒲式耳 m³ 0.03523907016688
    吨,公吨,吨位,载重吨,总吨,净吨,t kg 1000
    吨标准煤,吨标煤,吨标准油,吨油当量,吨水,吨煤,吨粮,吨钢 kg 1000
    公斤,千克,kg,KG,Kg kg 1
    克,g kg 0.001
    毫克,mg kg 0.000001
    微克,μg kg 0.000000001
    斤,市斤,台斤 kg 0.5
    两 kg 0.05
    钱 kg 0.005
    担,市担 kg 50
    石 kg 60
    磅 kg 0.45359237
    盎司 kg 0.028349523125
    克拉 kg 0.0002
    公担 kg 100
    千瓦时,度电,kWh,kwh,KWH J 3600000
    兆瓦时,MWh J 3600000000
    千瓦,kW,KW,kw W 1000
    瓦,瓦特,W W 1
    兆瓦,MW W 1000000
    吉瓦,GW W 1000000000
    马力,匹马力 W 735.49875
    千伏安 - 1
    伏,伏特,V V 1
    千伏,kV,KV V 1000
    安,安培,A A 1
    毫安 A 0.001
    毫安时,mAh C 3.6
    欧姆 Ω 1
    赫兹,赫,Hz Hz 1
    千赫,kHz Hz 1000
    兆赫,MHz,兆赫兹 Hz 1000000
    吉赫,GHz Hz 1000000000
    摄氏度,℃,度C K 1
    华氏度,℉ K 0.5555555556
    度 - 1
    分贝,dB dB 1
    大卡,千卡,kcal J 4186.8
    卡,卡路里 J 4.1868
    焦耳,焦 J 1
    千焦,kJ J 1000
    帕,Pa Pa 1
    百帕,hPa Pa 100
    千帕,kPa Pa 1000
    兆帕,MPa Pa 1000000
    毫米汞柱,mmHg Pa 133.322387415
    大气压,个大气压 Pa 101325
    牛,牛顿 N 1
    流明 lm 1
    勒克斯 lx 1
    贝克勒尔,贝克 Bq 1
    西弗 Sv 1
    毫西弗 Sv 0.001
    微西弗 Sv 0.000001
    摩尔 mol 1
    比特 bit 1
    字节 B 1
    千比特 bit 1000
    兆比特 bit 1000000
    兆,MB,M字节,兆字节 B 1000000
    GB,吉字节 B 1000000000
    TB,T字节 B 1000000000000
    KB,千字节 B 1000
    Mbps,兆宽带 bit/s 1000000
    Gbps bit/s 1000000000
    像素,万像素 - 1
    公斤级,千克级,吨级,万吨级,米级,人级 - 1
    ppm,ppb,pH - 1
    公里/小时,公里每小时,千米/小时,km/h,迈 m/s 0.2777777778
    米/秒,米每秒,m/s m/s 1
    立方米/秒,立方米每秒,个流量 m³/s 1
    立方米/小时 m³/s 0.0002777778
    毫克/升,mg/L kg/m³ 0.001
    微克/立方米,μg/m³ kg/m³ 0.000000001
    毫克/立方米 kg/m³ 0.000001
    克/公里 kg/m 0.000001
    公斤/亩,斤/亩 - 1
    人/平方公里,转/分,转/分钟,次/分,次/分钟,吨公里,人公里,转 - 1
    打 - 12
    节航速 m/s 0.5144444444
    """

  /// names, ISO 4217, factor
  private static let currencies = """
    元,元钱,块钱,人民币,圆 CNY 1
    角,毛钱,角钱 CNY 0.1
    分钱 CNY 0.01
    美元,美金,美刀,USD USD 1
    美分 USD 0.01
    港元,港币,港纸,HKD HKD 1
    澳门元,澳门币 MOP 1
    新台币,台币 TWD 1
    欧元,EUR EUR 1
    英镑 GBP 1
    便士 GBP 0.01
    日元,日圆,日币 JPY 1
    韩元,韩币,韩圜 KRW 1
    卢布 RUB 1
    瑞士法郎,瑞郎 CHF 1
    法郎,法国法郎 FRF 1
    马克,德国马克 DEM 1
    里拉 ITL 1
    澳元,澳大利亚元,澳币 AUD 1
    加元,加拿大元,加币 CAD 1
    新西兰元,纽元 NZD 1
    新元,新加坡元,新加坡币,新币 SGD 1
    泰铢,铢 THB 1
    卢比,印度卢比 INR 1
    印尼盾,印尼卢比 IDR 1
    越南盾 VND 1
    林吉特,马币,令吉 MYR 1
    比索,菲律宾比索 PHP 1
    雷亚尔 BRL 1
    兰特 ZAR 1
    奈拉 NGN 1
    瑞典克朗,克朗 SEK 1
    挪威克朗 NOK 1
    丹麦克朗 DKK 1
    迪拉姆 AED 1
    沙特里亚尔,里亚尔 SAR 1
    第纳尔 KWD 1
    土耳其里拉 TRY 1
    谢克尔 ILS 1
    坚戈 KZT 1
    图格里克 MNT 1
    缅元,缅币 MMK 1
    瑞尔 KHR 1
    基普 LAK 1
    塔卡 BDT 1
    兹罗提 PLN 1
    福林 HUF 1
    格里夫纳 UAH 1
    先令 KES 1
    特别提款权 XDR 1
    比特币,个比特币 BTC 1
    银元,块银元,大洋,块大洋,铜板,两银子,两白银,文钱 - 1
    """

  private static let classifiers = """
    个 名 位 户 例 起 宗 件 家 座 栋 幢 辆 架 艘 只 头 匹 条 根 支 枝 把 张 块 片 颗 粒 棵 株 朵 滴 本 册 部 篇 首 幅 幕 封 份 项 款 台 具 套 副 双
    对 间 所 处 口 眼 道 扇 面 顶 件套 门 节 届 期 场 桩 笔 枚 盏 盒 包 袋 箱 桶 瓶 罐 杯 碗 盘 碟 盆 锅 篮 筐 篓 壶 捆 扎 束 堆 垛 叠 沓 卷 轴 串 排
    列 行 层 段 截 组 批 群 伙 帮 班 队 拨 窝 类 种 样 线 股 团 缕 丝 抹 阵 桌 席 床 尊 樘 帧 则 句 章 回 集 页 字 版 题 单 票 例次 尾 羽 爿 抽屉 泳道 棒 丛 簇
    垄 畦 领 袭 阕 管 挺 发 杆 柄 挂 叶 瓣 服 剂 帖 丸 针 味 员 摊 撮 捧 炷 通 档 代 等 维 轮 车 车皮 船 标箱 集装箱 车厢 院 池 仓 库 筒 屉 炉 窑
    棚 国 省 市 县 镇 乡 村 州 区 校 厂 店 社 站 局 所 院 馆 行 室 股 手 步 环 球 局 盘 分球 城 岛 湖 河 桥 洞 井 街 巷 户次 型 科 目 属 派 族 堂 课 学分 星级
    """

  private static let verbal = """
    次 遍 趟 下 顿 遭 声 拳 脚 刀 枪 圈 跤 仗 回 步 场次 人次 轮次 频次 航次 班次 车次 批次 架次 台次 件次 例次 门次 期次 辆次 列次 头次 只次 户次 艘次 站次 篇次 册次 点次
    """

  private static let persons = "人 万人 人份 名额 人组 席位 席 床位 张床位 学位 个学位 工位 铺位 车位 个车位 泊位 个泊位 座位 个座位 摊位 个摊位 展位 个展位 号人 户家庭 家单位"
}
