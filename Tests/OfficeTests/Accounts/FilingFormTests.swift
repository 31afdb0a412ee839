import Office
import Testing
import WorkCalendar

/// A filing's form as it stands in the books.
@Suite struct FilingFormTests {
  @Test func `a form that was stored before a field was there is read, and the field is empty`()
    throws
  {
    #expect(try restored("{}", as: FilingForm.self) == FilingForm())
    let old = try restored(#"{"name":"云川公安","people":{}}"#, as: FilingForm.self)
    #expect(old.name == "云川公安" && old.hasInteraction && old.attachments.isEmpty)
  }

  @Test func `everything that a form says is read again`() throws {
    var form = FilingForm()
    form.eventOn = CivilDate("2026-09-28")
    (form.name, form.platformID, form.link) = ("云川公安", "ycga", "https://weibo.com/u/1")
    (form.description, form.hasInteraction) = ("发布警务信息", false)
    (form.card.certification, form.card.plan) = (.institution, "三级审核")
    form.people[.administratorB] = DutyHolder(person: PersonID(7), name: "刘发", mobile: "138")
    (form.reason, form.replacement) = ("账号被盗", "请到门户留言")
    (form.confirmed, form.others) = (["real-name"], ["other-type": "直播平台"])
    form.attachments = [.init(field: "purpose-pages", file: 3, name: "规划.pdf")]
    #expect(try restored(stored(form), as: FilingForm.self) == form)
  }
}
