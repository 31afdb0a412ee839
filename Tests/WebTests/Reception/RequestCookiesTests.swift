import HTTPTypes
import Testing

@testable import Web

@Suite struct RequestCookiesTests {
  private func cookies(_ lines: String...) -> RequestCookies {
    var headers = HTTPFields()
    for line in lines { headers.append(HTTPField(name: .cookie, value: line)) }
    return RequestCookies(headers)
  }

  @Test func `cookies are found whatever stands around them`() {
    let found = cookies("other=1; wb_session=abc;wb_lang=en;   wb_care=on")
    #expect(found[RequestCookies.session] == "abc" && found[RequestCookies.language] == "en")
    #expect(found[RequestCookies.care] == "on" && found[RequestCookies.guest] == nil)
  }

  @Test func `cookies split over several header lines count as one list`() {
    let found = cookies("wb_session=abc", "wb_guest=def")
    #expect(found[RequestCookies.session] == "abc" && found[RequestCookies.guest] == "def")
  }

  @Test func `a value keeps its equals signs`() {
    #expect(cookies("wb_guest=a=b==")[RequestCookies.guest] == "a=b==")
  }

  @Test(arguments: [
    "", ";", ";;;", "=", "wb_session", "wb_session=", "=wb_session", "xwb_session=abc",
    "wb_sessionx=abc", "WB_SESSION=abc", "wb_session =abc", "wb session=abc",
  ])
  func `what is no such cookie is none`(line: String) {
    #expect(cookies(line)[RequestCookies.session] == nil)
  }

  @Test func `a cookie of more than two hundred bytes is not looked at`() {
    let longest = String(repeating: "a", count: 200)
    #expect(cookies("wb_guest=" + longest)[RequestCookies.guest] == longest)
    #expect(cookies("wb_guest=" + longest + "a")[RequestCookies.guest] == nil)
  }
}
