import type { CaseKind, Channel } from '../../../main/contract/cases.ts'
import * as happened from '../../../main/cases/operations.ts'
import { caseCounter, caseNumber } from '../../../main/cases/rules.ts'
import type { Chance } from '../../../main/demo/random.ts'
import type { CommandContext } from '../../../main/log/command.ts'
import { monthStamp } from '../../../main/site/time.ts'
import type { Home } from './estate.ts'

const kinds: readonly (readonly [CaseKind, number])[] = [
  ['repair', 60],
  ['complaint', 20],
  ['consultation', 13],
  ['suggestion', 3],
  ['dispute', 2],
  ['praise', 2],
]
const channels: readonly (readonly [Channel, number])[] = [
  ['phone', 45],
  ['counter', 35],
  ['wechat', 12],
  ['property-company', 6],
  ['forum', 2],
]
const categories: readonly (readonly string[])[] = [
  ['leak', 'leak-window'],
  ['leak', 'leak-bathroom'],
  ['leak', 'leak-pipe', 'leak-pipe-supply'],
  ['surfaces', 'wall-crack'],
  ['surfaces', 'floor-tile'],
  ['doors-windows', 'entrance-door', 'entrance-lock'],
  ['plumbing', 'drain-blocked'],
  ['electric', 'power-off'],
  ['climate', 'floor-heating'],
  ['common', 'lift', 'lift-stopped'],
  ['rectification', 'repair-late'],
  ['property-service', 'neighbours'],
  ['contract', 'title'],
]

export const timeZone = 'Asia/Shanghai'
export const siteCode = 'BENCH'

export interface CaseMaker {
  readonly chance: Chance
  readonly homes: readonly Home[]
  readonly staff: readonly string[]
  readonly makeText: () => string
  /** Last value of each month's counter. */
  readonly counters: Map<string, number>
  /** Of all cases, how many there will be: the last ones are still open. */
  readonly total: number
}

/** Takes the cases `first` … `first + count - 1` at the context's time, and closes all but the newest few. */
export function emitCases(context: CommandContext, maker: CaseMaker, first: number, count: number): void {
  const { chance, homes, staff, counters, total } = maker
  const month = monthStamp(context.now, timeZone)
  const counter = caseCounter(month, '')
  for (let index = first; index < first + count; index++) {
    const home = chance.pick(homes)
    const caseId = chance.id(context.now)
    const value = (counters.get(counter) ?? 0) + 1
    counters.set(counter, value)
    context.emit(happened.caseReceived, caseId, {
      facts: {
        number: caseNumber(siteCode, month, value, ''),
        counter: { id: counter, value },
        siteId: context.site.id,
        channel: chance.weighted(channels),
        kind: chance.weighted(kinds),
        category: [...chance.pick(categories)],
        emergency: chance.happens(0.02),
        unitId: home.unitId,
        buildingId: home.buildingId,
        projectId: null,
        personId: home.personId,
        room: null,
        receivedAt: context.now + (index - first) * 1_000,
      },
      personal: { callerName: home.name, callerPhone: home.phone, text: maker.makeText() },
    })
    const places = { unitId: home.unitId, personId: home.personId }
    // The newest hundredth is being worked on, and now and then an old one still is.
    const open = index > total * 0.99 || chance.happens(0.002)
    if (!open) {
      const facts = { ...places, withoutCallback: 'owner-declined' as const }
      context.emit(happened.caseClosed, caseId, { facts })
      continue
    }
    const fate = chance.next()
    if (fate < 0.3) continue
    if (fate < 0.4)
      context.emit(happened.caseVoided, caseId, {
        facts: { ...places, reason: 'mistake', duplicateOf: null },
      })
    else if (fate < 0.5)
      context.emit(happened.caseResolved, caseId, { facts: places, personal: { text: '已修好' } })
    else {
      context.emit(happened.caseAssigned, caseId, { facts: { ...places, to: chance.pick(staff) } })
      context.emit(happened.caseHandlingStarted, caseId, { facts: places })
    }
  }
}
