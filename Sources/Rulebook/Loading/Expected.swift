/// What should stand where something else does; each has a phrase.
enum Expected: String, CaseIterable {
  case mapping
  case list
  case key
  case none
  case text
  case identifier
  case wholeNumber = "whole-number"
  case boolean
  case date
  case instant
  case timeOfDay = "time-of-day"
  case term
  case countedUnit = "counted-unit"
  case articleNumber = "article-number"
  case articleRange = "article-range"
  case adaptable
}
