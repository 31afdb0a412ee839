import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// What a citizen is told who comes to an address that is none.
@Suite struct PublicRefusalTests {
  @Test(arguments: ["/p/posts/999999", "/p/no-such-page", "/p/a/nobody"])
  func `a citizen is led back to the public pages, not to a desk they do not have`(
    _ address: String
  ) async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let page = try await newBrowser().get(address)
      #expect(page.status == .notFound && page.missingPhrases.isEmpty)
      #expect(page.text.contains("从公开页面重新查找") && !page.text.contains("工作台"))
      #expect(page.text.contains("class=\"public\"") && !page.text.contains("class=\"door\""))
      let staff = newBrowser()
      try await staff.signIn("licai")
      #expect(try await staff.get("/posts/999999").text.contains("工作台"))
    }
  }
}
