import Screening
import Testing

struct PlaceTests {
  @Test(arguments: [
    ("车牌豫A12345", "豫A12345"), ("豫A·12345肇事", "豫A·12345"), ("京AD12345", "京AD12345"),
    ("沪ADF1234", "沪ADF1234"), ("粤B12345F", "粤B12345F"), ("豫a8k88x", "豫a8k88x"),
    ("豫Ａ１２３４５", "豫Ａ１２３４５"), ("粤Z1234港", "粤Z1234港"), ("车主驾驶新A12B45行驶", "新A12B45"),
  ])
  func `a plate is known by province, letter and signs`(text: String, words: String) throws {
    #expect(try Checked.words(text) == ["plate " + words])
  }

  @Test(arguments: [
    "豫A1234警", "粤A1234学", "豫A1234挂", "使224578使", "豫A牌照车辆限行", "沪A股", "豫A12**5",
    "豫A***45", "豫AXXX45", "最新A12345批次", "苏G1234次列车", "北京A12345展位", "京ICP备12345678号",
    "粤B2-20090059", "豫A12345-67890", "豫A123456",
    "政务云A20068号工单",
  ])
  func `what only looks like a plate is left alone`(text: String) throws {
    #expect(try Checked.words(text).isEmpty)
  }

  @Test(arguments: [
    ("护照号码：E12345678", "E12345678"), ("持护照EA1234567入境", "EA1234567"),
    ("往来港澳通行证C12345678", "C12345678"), ("台胞证号12345678", "12345678"),
    ("军官证：军字第1234567号", "1234567"), ("持EJ2085376号护照", "EJ2085376"),
    ("Passport No. G71528306", "G71528306"),
  ])
  func `a passport is known by the word for it`(text: String, words: String) throws {
    #expect(try Checked.words(text) == ["passport " + words])
  }

  @Test(arguments: ["型号E12345678", "护照工本费120元", "护照号E1234****", "产品G12345678"])
  func `no passport without the word for it`(text: String) throws {
    #expect(try Checked.words(text).isEmpty)
  }

  @Test(arguments: [
    "家住金水区阳光小区3号楼2单元502室", "阳光花园3号楼2单元502", "李家村三组12号",
    "住在中山路18号", "阳光小区3-2-502", "幸福里小区12栋1单元1101房", "户籍地址：大王镇李家村125号",
    "东风路10号院3号楼12号", "建设路5弄12号302室", "三号楼二单元五零二室",
    "7号楼3单元六楼西户", "上河村下湾组26号",
  ])
  func `the way to somebody's door is found`(text: String) throws {
    #expect(try Checked.matches(text).map(\.facts) == [["kind": "address"]])
  }

  @Test(arguments: [
    "市政务服务中心3号楼2单元201室", "阳光小区3号楼2单元101室社区警务室", "中山路18号市公安局",
    "阳光小区3号楼2单元停水", "3号楼120户居民", "地址：中山路18号", "家住某小区3号楼2单元502室",
    "办公地址：东风路8号院2号楼3单元301室", "第3组12号选手", "5月3日2号楼改造", "会议室在3号楼302会议室",
    "第三人民医院2号楼3单元502室",
    "社保科（滨河路201号1号楼203室）", "公司注册地：创业路1号A座801室",
  ])
  func `an office's address or half an address is left alone`(text: String) throws {
    #expect(try Checked.words(text).isEmpty)
  }

  @Test func `an address is masked number by number`() throws {
    let finding = try #require(try Checked.matches("王某家住阳光小区3号楼2单元502室。").first)
    #expect(finding.text == "阳光小区3号楼2单元502室")
    #expect(finding.suggestion == "阳光小区**号楼**单元**室")
    #expect(finding.offset == 4)
  }

  @Test(arguments: [
    ("王某邮箱zhang.san@163.com", "zhang.san@163.com"), ("13812345678@139.com", "13812345678@139.com"),
    ("举报人邮箱a_b@qq.com。", "a_b@qq.com"), ("ｌｉ＠ｑｑ．ｃｏｍ", "ｌｉ＠ｑｑ．ｃｏｍ"),
    ("照片发到kefu88921@icloud.com", "kefu88921@icloud.com"),
  ])
  func `somebody's mailbox is found`(text: String, words: String) throws {
    #expect(try Checked.words(text) == ["e-mail " + words])
  }

  @Test(arguments: [
    "zwgk@zhengzhou.gov.cn", "举报邮箱：ycjb@163.com", "投稿请发送至yc2026@qq.com", "z***@qq.com",
    "图片icon@2x.png", "关注@平安云川", "https://a@b.cn/1",
  ])
  func `an office's mailbox is left alone`(text: String) throws {
    #expect(try Checked.words(text).isEmpty)
  }
}
