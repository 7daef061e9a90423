import { placesOf } from '../cases/checks.ts'
import { receiveCase } from '../cases/commands.ts'
import { caseCore } from '../cases/queries.ts'
import type { EmergencyKind } from '../contract/emergencies.ts'
import { DeskError } from '../contract/errors.ts'
import { type LeakDanger, type LeakEntry, type LeakSeverity, TakeLeakInput } from '../contract/leaks.ts'
import { categoryPath, type Profile } from '../contract/profile.ts'
import { emergency, emergencyAt } from '../emergencies/queries.ts'
import { estateNode, survivorOf, unitPlace } from '../estate/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { leakCalledAgain, leakReported } from './operations.ts'
import { openLeakOf, type StoredLeak } from './queries.ts'
import { entryOf, graver, severityOf } from './rules.ts'

/** Categories of the shipped profile, from the most exact on; a desk whose own tree lacks them takes what it has. */
const leakCategories: Readonly<Record<LeakEntry, string>> = {
  roof: 'leak-roof',
  'outer-wall': 'leak-facade',
  window: 'leak-window',
  'wet-room-above': 'leak-bathroom',
  pipe: 'leak-pipe',
  basement: 'leak-basement',
  balcony: 'leak-balcony',
  unknown: '',
}

/** Of the other kinds of emergencies. */
const kindCategories: Readonly<Record<Exclude<EmergencyKind, 'storm'>, readonly string[]>> = {
  'burst-pipe': ['leak', 'leak-pipe'],
  power: ['electric', 'power-off'],
  lift: ['common', 'lift'],
  gas: ['climate', 'gas'],
  heating: ['climate', 'floor-heating'],
}

/**
 * Takes a leak: a case with what the emergency has to know. Whoever calls again from a home whose leak is open is
 * joined to it, and what is worse than before counts. It belongs to the emergency of its kind that ran when it was
 * reported, unless the caller says otherwise. Errors: `unit.notFound`, `estate.nodeNotFound`, `leak.placeMissing`,
 * `emergency.notFound`.
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
    const { kind, dangers, vulnerable } = input
    const entry = entryOf(kind, input.entry)
    const severity = severityOf(kind, input.severity, dangers)
    const at = context.happenedAt ?? context.now
    const emergencyId = emergencyOf(context, kind, input.emergencyId, at)
    const open = unitId ? openLeakOf(read, unitId, kind) : undefined
    if (open) return joined(context, open, { ...input, entry, severity, emergencyId, at })
    const { caseId, number } = receiveCase.run(context, {
      caseId: input.caseId,
      channel: input.channel,
      kind: 'repair',
      category: categoryOf(profileOf(read), kind, entry),
      emergency: severity === 'danger' || severity === 'spreading',
      unitId: unitId || null,
      personId: null,
      room: null,
      text: input.text || defaultTexts[kind],
      ...(input.place ? { place: input.place } : {}),
      ...(input.callerName ? { callerName: input.callerName } : {}),
      ...(input.callerPhone ? { callerPhone: input.callerPhone } : {}),
    })
    const places = { unitId: unitId || null, personId: null }
    context.emit(leakReported, caseId, {
      facts: {
        ...places,
        kind,
        emergencyId,
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
const defaultTexts: Readonly<Record<EmergencyKind, string>> = {
  storm: '漏水',
  'burst-pipe': '爆管',
  power: '停电',
  lift: '电梯故障',
  gas: '燃气异常',
  heating: '供暖故障',
}

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
    readonly emergencyId: string | null
    readonly at: number
  },
) {
  const { callerName, callerPhone, text } = call
  context.emit(leakCalledAgain, open.caseId, {
    facts: {
      ...placesOfCase(context, open.caseId),
      // A leak that was open before the storm comes to belong to it once the storm makes the household call.
      emergencyId: open.emergencyId === null ? call.emergencyId : null,
      entry: call.entry === 'unknown' ? open.entry : call.entry,
      severity: graver(open.severity, call.severity),
      dangers: [...new Set([...open.dangers, ...call.dangers])],
      vulnerable: open.vulnerable || call.vulnerable,
      calledAt: call.at,
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

/** The emergency that a report belongs to: the one that was named, or the one that ran. Errors: `emergency.notFound`. */
function emergencyOf(
  { read }: CommandContext,
  kind: EmergencyKind,
  said: string | null | undefined,
  at: number,
): string | null {
  if (said === undefined) return emergencyAt(read, kind, at)?.id ?? null
  if (said !== null && emergency(read, said)?.kind !== kind) throw new DeskError('emergency.notFound')
  return said
}

/** The emergency a known report comes to belong to at a moment: one that runs, where it had none. */
export const joinedEmergency = ({ read }: CommandContext, leak: StoredLeak, at: number): string | null =>
  leak.emergencyId === null ? (emergencyAt(read, leak.kind, at)?.id ?? null) : null

function categoryOf(profile: Profile, kind: EmergencyKind, entry: LeakEntry): string[] {
  const exact = kind === 'storm' ? ['leak', leakCategories[entry]] : kindCategories[kind]
  return (
    [exact, exact.slice(0, 1)].find(path => path.every(Boolean) && categoryPath(profile, path))?.slice() ?? []
  )
}
