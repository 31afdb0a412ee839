import Rulebook

/// Something that the rules ask of machines and of where people sign in.
package struct DeviceDemand: Cited {
  package let title: LocalizedTitle
  package let citations: [Citation]
}

extension GoverningRules {
  /// What is asked of the machines on which accounts are run, for a person to see to.
  package var deviceDemands: [DeviceDemand] {
    let conditions = openingConditions.filter { DeviceRules.conditions.contains($0.name) }
    let points =
      conditions
      + securityConfirmations.filter { DeviceRules.confirmations.contains($0.name) }
    return points.map { DeviceDemand(title: $0.title, citations: $0.citations) }
      + duties(named: DeviceRules.duties).map {
        DeviceDemand(title: $0.title, citations: $0.citations)
      }
  }

  var deviceCitations: [Citation] {
    deviceDemands.citations
  }
}
