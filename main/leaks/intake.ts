import { placesOf } from '../cases/checks.ts'
import { receiveCase } from '../cases/commands.ts'
import { caseCore } from '../cases/queries.ts'
import { DeskError } from '../contract/errors.ts'
import { type LeakDanger, type LeakEntry, type LeakSeverity, TakeLeakInput } from '../contract/leaks.ts'
import { categoryPath, type Profile } from '../contract/profile.ts'
import { estateNode, survivorOf, unitPlace } from '../estate/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { leakCalledAgain, leakReported } from './operations.ts'
import { openLeakOf, type StoredLeak } from './queries.ts'
import { graver, severityOf } from './rules.ts'

/** Categories of the shipped profile, from the most exact on; a desk whose own tree lacks them takes what it has. */
const categories: Readonly<Record<LeakEntry, string>> = {
  roof: 'leak-roof',
  'outer-wall': 'leak-facade',
  window: 'leak-window',
  'wet-room-above': 'leak-bathroom',
  pipe: 'leak-pipe',
  basement: 'leak-basement',
  balcony: 'leak-balcony',
  unknown: '',
}

/**
 * Takes a leak: a case with what the emergency has to know. Whoever calls again from a home whose leak is open is
 * joined to it, and what is worse than before counts. Errors: `unit.notFound`, `estate.nodeNotFound`,
 * `leak.placeMissing`.
 */
export const takeLeak = defineCommand({
  name: 'leak.take',
  permission: 'leak.work',
  input: TakeLeakInput,
  run(context, input) {
    const { read } = context
    const unitId = input.unitId && standing(context, input.unitId)
    if (!unitId && !input.place && !input.buildingId) throw new DeskError('leak.placeMissing')
    if (input.buildingId && !estateNode(read, input.buildingId)) throw new DeskError('estate.nodeNotFound')
    const { entry, dangers, vulnerable } = input
    const severity = severityOf(input.severity, dangers)
    const open = unitId ? openLeakOf(read, unitId) : undefined
    if (open) return joined(context, open, { ...input, severity })
    const at = context.happenedAt ?? context.now
    const { caseId, number } = receiveCase.run(context, {
      caseId: input.caseId,
      channel: input.channel,
      kind: 'repair',
      category: categoryOf(profileOf(read), entry),
      emergency: severity === 'danger' || severity === 'spreading',
      unitId: unitId || null,
      personId: null,
      room: null,
      text: input.text || defaultText,
      ...(input.place ? { place: input.place } : {}),
      ...(input.callerName ? { callerName: input.callerName } : {}),
      ...(input.callerPhone ? { callerPhone: input.callerPhone } : {}),
    })
    const places = { unitId: unitId || null, personId: null }
    context.emit(leakReported, caseId, {
      facts: {
        ...places,
        buildingId: input.buildingId,
        entry,
        severity,
        dangers,
        vulnerable,
        reportedAt: at,
      },
    })
    return { caseId, number, joined: false }
  },
})

/** Where nobody had time to write more. The desk's files are in Chinese. */
const defaultText = '漏水'

function joined(
  context: CommandContext,
  open: StoredLeak,
  call: {
    readonly entry: LeakEntry
    readonly severity: LeakSeverity
    readonly dangers: readonly LeakDanger[]
    readonly vulnerable: boolean
    readonly callerName?: string | undefined
    readonly callerPhone?: string | undefined
    readonly text?: string | undefined
  },
) {
  const { callerName, callerPhone, text } = call
  context.emit(leakCalledAgain, open.caseId, {
    facts: {
      ...placesOfCase(context, open.caseId),
      entry: call.entry === 'unknown' ? open.entry : call.entry,
      severity: graver(open.severity, call.severity),
      dangers: [...new Set([...open.dangers, ...call.dangers])],
      vulnerable: open.vulnerable || call.vulnerable,
      calledAt: context.happenedAt ?? context.now,
    },
    personal: { callerName, callerPhone, text },
  })
  const number = caseCore(context.read, open.caseId)?.number ?? ''
  return { caseId: open.caseId, number, joined: true }
}

/** Where the case of a leak stands now. Errors: `case.notFound`. */
export function placesOfCase({ read }: CommandContext, caseId: string) {
  const found = caseCore(read, caseId)
  if (!found) throw new DeskError('case.notFound')
  return placesOf(found)
}

/** The unit, or the one it was merged into. Errors: `unit.notFound`. */
function standing({ read }: CommandContext, unitId: string): string {
  const place = unitPlace(read, unitId) ?? unitPlace(read, survivorOf(read, unitId) ?? '')
  if (!place) throw new DeskError('unit.notFound')
  return place.unitId
}

function categoryOf(profile: Profile, entry: LeakEntry): string[] {
  const exact = ['leak', categories[entry]]
  return [exact, ['leak']].find(path => path.every(Boolean) && categoryPath(profile, path)) ?? []
}
