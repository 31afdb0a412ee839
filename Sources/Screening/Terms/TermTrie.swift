/// The automaton of Aho and Corasick over symbols, laid out flat.
///
/// Nodes are numbered level by level, so the children of a node are neighbours, and the nodes one
/// symbol deep are 1...`shallow`. A scan never rests on those: a pair of symbols leads directly to
/// the second level, and a table says of most pairs at once that they begin no term.
struct TermTrie: Sendable {
  typealias Symbol = Alphabet.Symbol

  /// 16 bytes, four to a cache line.
  struct Node: Sendable {
    var firstChild: UInt32 = 0
    var childCount: UInt32 = 0
    /// The node of the longest proper ending of this node's word that begins some term.
    var fail: UInt32 = 0
    /// The node of the longest ending of this node's word that is a term, itself included.
    var report: UInt32 = 0
  }

  private(set) var nodes: ContiguousArray<Node> = [Node()]
  /// The symbol that leads into each node.
  private var labels: ContiguousArray<Symbol> = [0]
  /// The word that ends at each node; -1 for none.
  private var words: ContiguousArray<Int32> = [-1]
  /// Number of the last node that is one symbol deep.
  private(set) var shallow: UInt32 = 0
  private(set) var pairs = PairTable(count: 0)

  /// - Parameter words: in lexicographic order, each once, none empty.
  init(sorted words: [[Symbol]]) {
    grow(words)
    link()
    tabulate()
  }

  private mutating func grow(_ sorted: [[Symbol]]) {
    var ranges = ContiguousArray([sorted.indices])
    var node = 0
    var (depth, levelEnd) = (0, 1)
    while node < nodes.count {
      if node == levelEnd { (depth, levelEnd) = (depth + 1, nodes.count) }
      var rest = ranges[node]
      if let first = rest.first, sorted[first].count == depth {
        words[node] = Int32(truncatingIfNeeded: first)
        rest = rest.dropFirst()
      }
      nodes[node].firstChild = UInt32(nodes.count)
      while let first = rest.first {
        let label = sorted[first][depth]
        let end = rest.first { sorted[$0][depth] != label } ?? rest.upperBound
        nodes.append(Node())
        labels.append(label)
        words.append(-1)
        ranges.append(first..<end)
        rest = end..<rest.upperBound
      }
      nodes[node].childCount = UInt32(nodes.count) - nodes[node].firstChild
      node += 1
    }
    shallow = nodes[0].childCount
  }

  private mutating func link() {
    for parent in nodes.indices {
      for child in children(of: UInt32(parent)) {
        if parent > 0 { nodes[child].fail = ending(of: nodes[parent].fail, labels[child]) }
        let fail = Int(nodes[child].fail)
        nodes[child].report = words[child] >= 0 ? UInt32(child) : nodes[fail].report
      }
    }
  }

  private func ending(of start: UInt32, _ label: Symbol) -> UInt32 {
    var node = start
    while true {
      let found = child(of: node, label)
      if found != 0 || node == 0 { return found }
      node = nodes[Int(node)].fail
    }
  }

  private mutating func tabulate() {
    let firsts = 0..<shallow + 1
    pairs = PairTable(count: firsts.dropFirst().reduce(0) { $0 + children(of: $1).count })
    for first in firsts.dropFirst() {
      for second in children(of: first) {
        pairs.insert(labels[Int(first)], labels[second], node: UInt32(second))
      }
    }
  }

  private func children(of node: UInt32) -> Range<Int> {
    let node = nodes[Int(node)]
    return Int(node.firstChild)..<Int(node.firstChild + node.childCount)
  }

  /// The child of a node by a symbol; 0 for none.
  @inline(__always)
  private func child(of node: UInt32, _ label: Symbol) -> UInt32 {
    var low = nodes[Int(node)].firstChild
    var high = low + nodes[Int(node)].childCount
    while low < high {
      let middle = (low + high) / 2
      let its = labels[Int(middle)]
      if its == label { return middle }
      if its < label { low = middle + 1 } else { high = middle }
    }
    return 0
  }
}

extension TermTrie {
  /// Where a scan stands after a symbol, coming from a node on the second level or deeper.
  ///
  /// - Parameter previous: the symbol before.
  /// - Returns: 0 when it stands on no such node.
  func next(from start: UInt32, after previous: Symbol, _ symbol: Symbol) -> UInt32 {
    var node = start
    repeat {
      let found = child(of: node, symbol)
      if found != 0 { return found }
      node = nodes[Int(node)].fail
    } while node > shallow
    return pairs.node(previous, symbol)
  }

  /// The node of a term that is this symbol alone; 0 for none.
  func node(of symbol: Symbol) -> UInt32 { child(of: 0, symbol) }

  /// Calls back with every word that ends at a node, the longest first.
  func forEachWord(at node: UInt32, _ body: (Int) -> Void) {
    var node = nodes[Int(node)].report
    while node != 0 {
      body(Int(words[Int(node)]))
      node = nodes[Int(nodes[Int(node)].fail)].report
    }
  }
}
