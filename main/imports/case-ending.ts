import type { ReadingRow, RegisterContext } from './case-reading.ts'
import { type RegisterState, stateOfText } from './case-values.ts'
import { cut } from './cut.ts'
import { readTime, type WrittenTime } from './case-time.ts'

/** How a row says its case ended, or that it has not. */
export interface Ending {
  readonly state: RegisterState
  /** When it came into this state, UTC milliseconds; when it was received where nobody knows. */
  readonly endedAt: number
  readonly answer: string | null
}

const longestAnswer = 20_000

/**
 * State, time and answer of a row. A column of states decides; without one a closing time or an answer does. Open
 * cases stay open. Refuses closing times that cannot be.
 */
export function endingOf(
  reading: ReadingRow,
  received: WrittenTime,
  context: RegisterContext,
): Ending | undefined {
  const closed = readTime(reading.cell('closedAt'), context.timeZone, context.now)
  if (!closed.ok) {
    reading.refuse(closed.code, 'closedAt')
    return undefined
  }
  for (const code of closed.warnings) reading.warn(code, 'closedAt')
  const at = closed.value && momentAfter(received, closed.value)
  if (closed.value && at === undefined) {
    reading.refuse('import.closedBeforeReceived', 'closedAt')
    return undefined
  }
  const answer = reading.text('answer')
  if (answer.length <= longestAnswer) reading.kept.add('answer')
  const state = stateOf(reading, at !== undefined, answer !== '')
  if (state === 'received' || state === 'handling') {
    if (at !== undefined) reading.warn('import.caseStateConflict', 'state')
  } else {
    reading.kept.add('closedAt')
    if (at === undefined) reading.warn('import.caseEndUnknown', reading.has('state') ? 'state' : 'answer')
  }
  return { state, endedAt: at ?? received.at, answer: answer === '' ? null : cut(answer, longestAnswer) }
}

/** A day alone counts from its beginning, which may lie before the hour of receipt. */
function momentAfter(received: WrittenTime, closed: WrittenTime): number | undefined {
  if (closed.at >= received.at) return closed.at
  return closed.dayOnly && closed.day === received.day ? received.at : undefined
}

function stateOf(reading: ReadingRow, hasEnd: boolean, hasAnswer: boolean): RegisterState {
  const words = reading.text('state')
  const said = words === '' ? undefined : stateOfText(words)
  if (said !== undefined) {
    if (said !== 'void' && said !== 'resolved') reading.kept.add('state')
    // Somebody has answered, so somebody is at it.
    return said === 'received' && hasAnswer ? 'handling' : said
  }
  if (words !== '') reading.warn('import.caseStateUnknown', 'state')
  if (hasEnd) return 'closed'
  if (!hasAnswer) return 'received'
  // A register that writes down when cases end would have done so here.
  return reading.has('closedAt') || reading.has('state') ? 'handling' : 'closed'
}
