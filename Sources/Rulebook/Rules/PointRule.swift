/// One point of a list: what a person confirms, what a notice must say, a step of the way.
package struct PointRule: Rule {
  package var head: RuleHead
}
