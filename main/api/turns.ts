const waiting: (() => void)[] = []
let open = true

/**
 * Resolves when it is this reader's turn: one after the other, and between any two of them whatever arrived meanwhile
 * is looked at. A change makes every window ask again for all it shows; without turns, what somebody records behind it
 * would wait until the last of them is answered.
 */
export function readingTurn(): Promise<void> {
  return new Promise(resolve => {
    if (!open) {
      waiting.push(resolve)
      return
    }
    open = false
    setImmediate(nextTurn)
    resolve()
  })
}

function nextTurn(): void {
  const first = waiting.shift()
  open = first === undefined
  if (!first) return
  setImmediate(nextTurn)
  first()
}
