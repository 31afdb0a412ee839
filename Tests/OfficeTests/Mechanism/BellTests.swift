import Office
import Testing

@Suite struct BellTests {
  @Test(.timeLimit(.minutes(30)))
  func `who listens hears the bell that rings afterwards`() async {
    let bell = Bell()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { await bell.listen() } }
      group.addTask {
        // Rings until nobody is left who waits.
        while !Task.isCancelled {
          bell.ring()
          await Task.yield()
        }
      }
      for _ in 0..<20 { await group.next() }
      group.cancelAll()
    }
  }

  @Test(.timeLimit(.minutes(30)))
  func `a bell that rang before is heard once`() async {
    let bell = Bell()
    bell.ring()
    await bell.listen()
    let second = Task { await bell.listen() }
    second.cancel()
    await second.value
  }

  @Test(.timeLimit(.minutes(30)))
  func `who is called away stops listening`() async {
    let bell = Bell()
    for _ in 0..<200 {
      let listener = Task { await bell.listen() }
      if Bool.random() { await Task.yield() }
      listener.cancel()
      await listener.value
    }
  }
}
