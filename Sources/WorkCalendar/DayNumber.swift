/// Dates as a running count of days, 0 = 1970-01-01, so that a calendar can be walked in integers.
///
/// The conversions are the usual ones by eras of 400 years that begin on 1 March.
extension CivilDate {
  /// 0001-01-01
  static let firstDayNumber = -719_162

  /// 9999-12-31
  static let lastDayNumber = 2_932_896

  /// The date with that number; numbers outside the calendar are held at its ends.
  init(dayNumber: Int) {
    let held = min(max(dayNumber, Self.firstDayNumber), Self.lastDayNumber)
    let shifted = held + 719_468  // 0 = 0000-03-01; positive for every held number.
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    self.init(
      knownYear: year, month: month, day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  var dayNumber: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
