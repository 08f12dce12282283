/// The characters that make up most of any Chinese newspaper text, simplified and traditional: what tells a right decoding from a wrong one.
enum CommonCharacters {
  private static let both =
    "的一是不在人有我他大来上国中和地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实"
    + "日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提"
    + "立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强"
    + "即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔省村镇县街居民企职党委员会总书记者讯通访问近日获悉据了解表示介绍活动工作服务"
    + "這個們來時說國為會對發過後學經現當沒動還進樣開從實軍無與長機關點業將兩間問應戰頭體見產話門給員兒東聲論處條氣題爾別變總電數報結務場計資許統區隊決馬書則聽達強難權設記類據邊張該規萬覺術領確傳師觀"
    + "讓識帶導爭運筆縣職黨訊獲紹單護續議選舉辦專項環園節約辯護廳團協調廣場縂灣澳門香港台臺北市議員立法院警方律師醫院患者價格銀行億元美元港元經濟投資市場學校教師學生比賽冠軍球隊"
    + "杭州浙江宁波温州江苏广东四川湖南湖北河南河北山西陕西辽宁吉林黑龙福建安徽广西云贵甘肃青海内蒙古新疆西藏重庆天津上海深圳城乡农村产业发展建设项目群众社会主义精神文化旅游生态环境安全管理"
    + "百千零六七八九両車站票房樓買賣錢歲歡樂禮節慶祝婆婆婦幼兒童青年老師傅工廠農民漁船風雨颱雪災救援隊員飛機航班旅客列火炮選民候參與競爭雙方簽署協議合作夥伴關係"

  nonisolated(unsafe) private static let bits: UnsafePointer<UInt64> = {
    let bits = UnsafeMutablePointer<UInt64>.allocate(capacity: 1024)
    bits.initialize(repeating: 0, count: 1024)
    for unit in both.utf16 { bits[Int(unit >> 6)] |= 1 << UInt64(unit & 63) }
    return UnsafePointer(bits)
  }()

  @inline(__always) static func contains(_ unit: UInt16) -> Bool { bits[Int(unit >> 6)] & (1 << UInt64(unit & 63)) != 0 }
}
