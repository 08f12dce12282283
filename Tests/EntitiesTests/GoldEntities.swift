/// Which names of corpus articles mean the same, and the codes of their places, annotated by hand.
///
/// Names that are spelt alike are one entity; `same` lists the ones that are spelt otherwise. A place without a code in `codes` has none.
struct GoldEntities: Sendable {
  var id: String
  var same: [[String]]
  var codes: [String: String]

  static let all: [GoldEntities] = [
    .init(id: "ca-army-01", same: [["沈阳市双拥工作领导小组办公室", "市双拥办"]], codes: ["沈阳": "210100", "铁西区": "210106"]),
    .init(
      id: "ca-dipl-01", same: [["蒙古国", "蒙", "蒙古"], ["中国", "中"], ["北京", "京"]],
      codes: ["北京": "110000", "京": "110000", "呼和浩特": "150100", "二连浩特": "152501", "山西大同": "140200", "上海": "310000"]),
    .init(
      id: "ca-dipl-02", same: [["坦桑尼亚", "坦"], ["中国", "中", "华"], ["约瑟夫·姆贝瓦", "姆贝瓦"], ["北京", "京"]],
      codes: ["北京": "110000", "京": "110000", "武汉": "420100", "宜昌": "420500"]),
    .init(id: "ca-union-01", same: [["朝阳区总工会", "区总"], ["北京迅驰同城配送有限公司工会", "迅驰配送工会"]], codes: ["北京市朝阳区": "110105"]),
    .init(id: "ca-union-06", same: [["鹤岗矿务局工会", "局工会"], ["初连奎", "老初"]], codes: ["兴山区": "230407"]),
    .init(
      id: "cb-consumer-01", same: [["杭州市余杭区市场监督管理局", "余杭市监局"]], codes: ["杭州": "330100", "宁波": "330200"]),
    .init(id: "cb-court-01", same: [["上海市徐汇区人民法院", "徐汇法院"], ["上海橙果文化传媒有限公司", "橙果传媒"]], codes: [:]),
    .init(
      id: "cb-court-06", same: [["郜铁栓", "郜"], ["禹满仓", "禹"]],
      codes: ["唐河": "411328", "南阳市唐河县毕店镇": "411328", "桐柏": "411330"]),
    .init(id: "cb-police-01", same: [], codes: ["芜湖市湾沚区": "340210", "福建晋江": "350582"]),
    .init(
      id: "cc-farm-01", same: [["平乐", "平乐县"]],
      codes: ["平乐": "450330", "平乐县": "450330", "平乐县二塘镇大水村": "450330", "桂林": "450300", "广州": "440100", "长沙": "430100"]),
    .init(
      id: "cc-firm-02", same: [["克劳森", "克劳森传动有限公司"], ["余姚甬锋精密机械股份有限公司", "甬锋"]], codes: ["余姚": "330281"]),
    .init(id: "cb-rescue-01", same: [["宁德", "宁德市"]], codes: ["宁德": "350900", "宁德市": "350900", "福安市穆阳镇": "350981", "蕉城区": "350902"]),
    .init(id: "cb-health-02", same: [["滚老拉", "滚"]], codes: ["从江县加鸠乡": "522633", "贵阳": "520100"]),
    .init(id: "cd-sport-02", same: [["庄若霞", "小庄"], ["玛莱克·范登伯格", "范登伯格"]], codes: ["福建": "350000", "泉州": "350500"]),
    .init(
      id: "ca-union-05", same: [["大连经济技术开发区总工会", "开发区总工会"], ["大连松原精密机械有限公司", "松原公司"]], codes: [:]),
    .init(
      id: "cb-court-05", same: [["黄山市屯溪区人民检察院", "屯溪区检察院", "屯检"]],
      codes: ["黄山": "341000", "山东潍坊": "370700", "屯溪": "341002", "江西省婺源县": "361130"]),
    .init(id: "cc-firm-00", same: [["潍坊潍河第二棉纺织厂", "潍河二棉"]], codes: ["潍坊": "370700"]),
    .init(id: "cb-rescue-00", same: [], codes: ["齐齐哈尔": "230200", "富拉尔基区": "230206", "龙沙险段": "230202"]),
    .init(id: "cd-sport-00", same: [["滇池队", "昆明滇池队"], ["山岚队", "重庆山岚队"]], codes: [:]),
    .init(
      id: "ca-politics-05", same: [], codes: ["红桥区三条石街道": "120106", "京": "110000", "津": "120000", "冀": "130000"]),
    .init(id: "ca-dipl-00", same: [], codes: ["北京": "110000", "天津": "120000", "福建": "350000"]),
  ]
}
