import type { CaseKind, Channel } from '../../../main/contract/cases.ts'
import * as happened from '../../../main/cases/operations.ts'
import { caseCounter, caseNumber } from '../../../main/cases/rules.ts'
import type { Chance } from '../../../main/demo/random.ts'
import type { CommandContext } from '../../../main/log/command.ts'
import { monthStamp } from '../../../main/site/time.ts'
import type { Home } from './estate.ts'

export const kinds: readonly (readonly [CaseKind, number])[] = [
  ['repair', 60],
  ['complaint', 20],
  ['consultation', 13],
  ['suggestion', 3],
  ['dispute', 2],
  ['praise', 2],
]
export const channels: readonly (readonly [Channel, number])[] = [
  ['phone', 45],
  ['counter', 35],
  ['wechat', 12],
  ['property-company', 6],
  ['forum', 2],
]
export const categories: readonly (readonly string[])[] = [
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

const causes = ['own-service', 'sales-staff'] as const

export const timeZone = 'Asia/Shanghai'
export const siteCode = 'BENCH'

export interface CaseMaker {
  readonly chance: Chance
  readonly homes: readonly Home[]
  readonly makeText: () => string
  /** Last value of each month's counter. */
  readonly counters: Map<string, number>
}

/** Records `count` cases of the time before the context's own, `spacing` milliseconds apart, and closes them. */
export function emitCases(context: CommandContext, maker: CaseMaker, count: number, spacing: number): void {
  const { chance, homes, counters } = maker
  const month = monthStamp(context.now, timeZone)
  const counter = caseCounter(month, '')
  for (let index = 0; index < count; index++) {
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
        projectId: home.projectId,
        personId: home.personId,
        room: null,
        receivedAt: Math.floor(context.now - (count - index) * spacing),
      },
      personal: { callerName: home.name, callerPhone: home.phone, text: maker.makeText() },
    })
    const places = { unitId: home.unitId, personId: home.personId }
    if (chance.happens(0.1)) {
      const cause = chance.pick(causes)
      context.emit(happened.caseCauseFound, caseId, { facts: { ...places, cause }, personal: {} })
    }
    const facts = { ...places, withoutCallback: 'owner-declined' as const }
    context.emit(happened.caseClosed, caseId, { facts })
  }
}
