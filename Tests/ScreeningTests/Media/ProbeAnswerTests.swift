import Screening
import Testing

@Suite struct ProbeAnswerTests {
  static let film = """
    {"streams": [
      {"codec_type": "video", "width": 640, "height": 360, "duration": "61.0"},
      {"codec_type": "audio", "duration": "61.25", "disposition": {"default": 1}}],
     "format": {"duration": "60.5", "tags": {"location": "+31.2+121.4/"}}}
    """

  @Test func `the longest length and the largest picture count`() throws {
    let answer = try ProbeAnswer(json: Array(Self.film.utf8))
    #expect(answer.milliseconds == 61_250)
    #expect(answer.width == 640)
    #expect(answer.hasVideo)
    #expect(answer.tellsPosition)
  }

  @Test func `the cover of a song is no film`() throws {
    let text = """
      {"streams": [{"codec_type": "video", "width": 9, "disposition": {"attached_pic": 1}},
       {"codec_type": "audio", "duration": "N/A"}], "format": {"duration": "-1"}}
      """
    let answer = try ProbeAnswer(json: Array(text.utf8))
    #expect(!answer.hasVideo)
    #expect(answer.width == nil)
    #expect(answer.milliseconds == nil)
    #expect(!answer.tellsPosition)
  }

  @Test(arguments: ["", "[]", #"{"streams": 1}"#, "{"])
  func `an answer of another form is unclear`(text: String) {
    #expect(throws: ProbeFailure.unclear) { try ProbeAnswer(json: Array(text.utf8)) }
  }

  @Test(arguments: ["inf", "nan", "1e300", "0", ""])
  func `a length that cannot be is none`(length: String) throws {
    let text = #"{"streams": [{}], "format": {"duration": "\#(length)"}}"#
    #expect(try ProbeAnswer(json: Array(text.utf8)).milliseconds == nil)
  }
}
