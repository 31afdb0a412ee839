import Screening
import Testing

struct MinorTests {
  @Test(arguments: [
    ("被害人李小明（男，12岁）报案", ["李小明"]), ("民警抓获15岁的王浩", ["王浩"]),
    ("犯罪嫌疑人欧阳小勇，今年16周岁，涉嫌盗窃", ["欧阳小勇"]),
    ("十三岁女孩赵丽被猥亵", ["赵丽"]), ("该案中陈晨、李小红（均１７岁）被打", ["陈晨", "李小红"]),
    ("云川市第三中学初二（3）班学生被殴打", ["云川市第三中学初二（3）班"]),
    ("警方立案：14岁的学生在实验小学五年级2班就读", ["实验小学五年级2班"]),
  ])
  func `a child in a case who could be recognised is found`(text: String, names: [String]) throws {
    #expect(try Checked.words(text) == names.map { "minor " + $0 })
  }

  @Test(arguments: [
    "被害人李某（男，12岁）报案", "12岁的李小明获奖", "犯罪嫌疑人李小明（男，32岁）", "被害人李小明（化名，12岁）",
    "未满14周岁的儿童被害案件", "6至12岁儿童被害案件", "年满16周岁的人犯罪", "民警走进实验小学五年级2班讲安全",
    "被害人小明（12岁）", "某中学初二（3）班学生被殴打", "该校高中生15岁被打",
    "副校长走进云川市第三中学初二（4）班，开展防欺凌宣传", "嫌疑人王浩殴打李小红（12岁），文中人物均为化名",
  ])
  func `masked children, limits of age and texts without a case are left alone`(
    text: String
  ) throws {
    #expect(try Checked.words(text).isEmpty)
  }

  @Test func `a name is masked by its surname`() throws {
    let found = try Checked.matches("被害人欧阳小勇（12岁）")
    #expect(found.map(\.suggestion) == ["欧阳某"])
  }
}
