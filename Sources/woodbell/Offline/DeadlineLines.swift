import ArgumentParser
import Foundation
import Web
import WorkCalendar

/// Answers line after line, with as much memory for a million lines as for one.
struct DeadlineLines {
  private let calendar: WorkCalendar
  private let say: Words
  /// Answers are written together until the next line has to be waited for.
  private static let portion = 1 << 16

  init(_ calendar: WorkCalendar, say: Words) {
    self.calendar = calendar
    self.say = say
  }

  /// - Throws: exit code 3 when some lines could not be answered.
  func run() throws {
    var input = InputLines()
    var answers = Data()
    var number = 0
    var failures = 0
    while let line = try input.next() {
      number += 1
      do {
        answers += try Output.line(DeadlineAnswer(answer(line, isFirst: number == 1)))
      } catch let problem as DeadlineQuestion.Problem {
        failures += 1
        answers += try Output.line(Complaint(problem, line: number))
      }
      if answers.count >= Self.portion || !input.hasLineAtHand {
        try FileHandle.standardOutput.write(contentsOf: answers)
        answers.removeAll(keepingCapacity: true)
      }
    }
    try FileHandle.standardOutput.write(contentsOf: answers)
    guard failures > 0 else { return }
    Output.tell(
      say("command.deadline.failures", ["n": "\(failures)", "lines": "\(number)"]))
    throw ExitCode.inPart
  }

  private func answer(_ line: InputLines.Line, isFirst: Bool) throws -> Deadline {
    guard case .complete(var bytes) = line else {
      throw DeadlineQuestion.Problem(.lineTooLong)
    }
    if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let question = try DeadlineQuestion(line: bytes)
    do {
      return try calendar.deadline(from: question.from, term: question.term)
    } catch {
      switch error {
      case .termTooLong: throw DeadlineQuestion.Problem(.termTooLong, question.term.field)
      case .outOfRange: throw DeadlineQuestion.Problem(.outOfRange, question.term.field)
      }
    }
  }

  /// `{"error":{"code":"not-a-number","field":"workingDays","line":3}}`
  private struct Complaint: Encodable {
    struct Details: Encodable {
      let code: String
      let field: String?
      let line: Int

      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(code, forKey: .code)
        try container.encode(field, forKey: .field)
        try container.encode(line, forKey: .line)
      }

      private enum CodingKeys: String, CodingKey { case code, field, line }
    }

    let error: Details

    init(_ problem: DeadlineQuestion.Problem, line: Int) {
      error = Details(code: problem.code.rawValue, field: problem.field, line: line)
    }
  }
}

extension Term {
  fileprivate var field: String {
    switch self {
    case .workingDays: "workingDays"
    case .calendarDays: "calendarDays"
    case .hours: "hours"
    case .minutes: "minutes"
    case .sameDay: "sameDay"
    }
  }
}
