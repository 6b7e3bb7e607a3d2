import Testing

@testable import Fetching

@Suite("Budget of bodies") struct BodyBudgetTests {
  @Test("above the limit only the oldest goes on")
  func oldest() {
    var budget = BodyBudget(limit: 100)
    budget.update(3, byteCount: 60)
    budget.update(5, byteCount: 40)
    #expect(!budget.isExceeded && budget.mayReceive(7))
    budget.update(5, byteCount: 41)
    #expect(budget.isExceeded && budget.heldByteCount == 101)
    #expect(budget.mayReceive(3) && !budget.mayReceive(5) && !budget.mayReceive(7))
  }

  @Test("what is given away makes room")
  func release() {
    var budget = BodyBudget(limit: 100)
    budget.update(3, byteCount: 90)
    budget.update(5, byteCount: 90)
    budget.release(3)
    budget.release(3)
    #expect(budget.heldByteCount == 90 && budget.mayReceive(7))
  }
}
