import type { z } from 'zod'
import { placesOf } from '../cases/checks.ts'
import { reopenCase } from '../cases/commands.ts'
import { receiveCaseAs } from '../cases/receive.ts'
import { caseCore } from '../cases/queries.ts'
import type { EmergencyKind } from '../contract/emergencies.ts'
import { DeskError } from '../contract/errors.ts'
import {
  type LeakAbout,
  type LeakDanger,
  type LeakEntry,
  type LeakMention,
  type LeakSeverity,
  TakeLeakInput,
} from '../contract/leaks.ts'
import { categoryPath, type Profile } from '../contract/profile.ts'
import { emergency, emergencyAt } from '../emergencies/queries.ts'
import { estateNode, survivorOf, unitPlace } from '../estate/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { mentionsOfCall } from './mentions.ts'
import { leakCalledAgain, leakReported, leakReturned } from './operations.ts'
import { leakOfCase, openLeakOf, type StoredLeak } from './queries.ts'
import { entryOf, graver, mayStep, severityOf } from './rules.ts'

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

/** What came of a call. */
export interface LeakTaken {
  readonly caseId: string
  readonly number: string
  /** The leak was open already, or was opened again. */
  readonly joined: boolean
  /** How often the household called about it by now. */
  readonly calls: number
  /** By which the call can be taken back, see `leak.undoCall`. */
  readonly callId: string
}

/**
 * Takes a leak: a case with what the emergency has to know. Whoever calls again from a home whose leak is open is
 * joined to it, and what is worse than before counts; one that leaks again behind first aid or repair is opened again.
 * It belongs to the emergency of its kind that ran when it was reported, unless the caller says otherwise. Errors:
 * `unit.notFound`, `estate.nodeNotFound`, `leak.placeMissing`, `leak.otherHome`, `emergency.notFound`.
 */
export const takeLeak = defineCommand({
  name: 'leak.take',
  permission: 'leak.work',
  input: TakeLeakInput,
  run: (context, input) => leakTaken(context, input),
})

/** @param reserved the number of the paper form it comes from */
export function leakTaken(
  context: CommandContext,
  input: z.output<typeof TakeLeakInput>,
  reserved?: string,
): LeakTaken {
  const { read } = context
  const unitId = input.unitId && standing(context, input.unitId)
  if (!unitId && !input.place && !input.buildingId) throw new DeskError('leak.placeMissing')
  if (input.buildingId && !estateNode(read, input.buildingId)) throw new DeskError('estate.nodeNotFound')
  const { kind, dangers, vulnerable } = input
  const entry = entryOf(kind, input.entry)
  const severity = severityOf(kind, input.severity, dangers)
  const at = context.happenedAt ?? context.now
  const emergencyId = emergencyOf(context, kind, input.emergencyId, at)
  const profile = profileOf(read)
  const mentions = mentionsOfCall(profile, input.mentions, input.text)
  const call = { ...input, entry, severity, emergencyId, mentions, at }
  const open = unitId ? openLeakOf(read, unitId, kind) : undefined
  const once = input.returnOf === null ? undefined : returning(context, input.returnOf, unitId)
  if (once && (!open || open.caseId === once.caseId)) {
    const taken = joined(context, once, call)
    returned(context, once, { severity, text: input.text })
    return taken
  }
  if (open) return joined(context, open, call)
  const { caseId, number } = receiveCaseAs(context, reserved, {
    caseId: input.caseId,
    channel: input.channel,
    kind: 'repair',
    category: categoryOf(profile, kind, entry),
    emergency: severity === 'danger' || severity === 'spreading',
    unitId: unitId || null,
    personId: input.personId,
    room: null,
    text: input.text || defaultTexts[kind],
    ...(input.place ? { place: input.place } : {}),
    ...(input.callerName ? { callerName: input.callerName } : {}),
    ...(input.callerPhone ? { callerPhone: input.callerPhone } : {}),
  })
  const callId = context.newId()
  context.emit(leakReported, caseId, {
    facts: {
      ...placesOfCase(context, caseId),
      kind,
      emergencyId,
      buildingId: input.buildingId,
      about: input.about ?? aboutOf(input, unitId),
      entry,
      severity,
      dangers,
      vulnerable,
      mentions,
      callId,
      reportedAt: at,
    },
  })
  return { caseId, number, joined: false, calls: 1, callId }
}

/** A building and no words is the whole of it; words alone are a place of common parts. */
function aboutOf({ place }: { readonly place?: string | undefined }, unitId: string | null): LeakAbout {
  if (unitId) return 'home'
  return place ? 'common' : 'building'
}

/** Where nobody had time to write more. The desk's files are in Chinese. */
const defaultTexts: Readonly<Record<EmergencyKind, string>> = {
  storm: '漏水',
  'burst-pipe': '爆管',
  power: '停电',
  lift: '电梯故障',
  gas: '燃气异常',
  heating: '供暖故障',
}

/** The leak that is said to be there once more, where it is of the same home and may be. Errors: `leak.otherHome`. */
function returning(context: CommandContext, caseId: string, unitId: string | null): StoredLeak | undefined {
  const leak = leakOfCase(context.read, caseId)
  if (!leak) throw new DeskError('leak.notFound')
  const about = caseCore(context.read, caseId)
  if (!about || about.unitId !== unitId)
    throw new DeskError('leak.otherHome', { number: about?.number ?? '' })
  return mayStep('return', leak) ? leak : undefined
}

/** Opens a leak again with its history; it counts against whoever repaired it. */
export function returned(
  context: CommandContext,
  leak: StoredLeak,
  said: { readonly severity: LeakSeverity; readonly text: string | undefined },
): void {
  const { caseId, kind, repairedBy } = leak
  const text = said.text || defaultTexts[kind]
  const returnedAt = context.happenedAt ?? context.now
  const facts = {
    ...placesOfCase(context, caseId),
    emergencyId: joinedEmergency(context, leak, returnedAt),
    severity: severityOf(kind, said.severity, []),
    returnedAt,
    repairedBy,
  }
  context.emit(leakReturned, caseId, { facts, personal: { text } })
  const state = caseCore(context.read, caseId)?.state
  if (state === 'closed' || state === 'resolved') reopenCase.run(context, { caseId, text })
}

interface Call {
  readonly entry: LeakEntry
  readonly severity: LeakSeverity
  readonly dangers: readonly LeakDanger[]
  readonly vulnerable: boolean
  readonly mentions: readonly LeakMention[]
  readonly callerName?: string | undefined
  readonly callerPhone?: string | undefined
  readonly text?: string | undefined
  readonly emergencyId: string | null
  /** When it came, UTC milliseconds. */
  readonly at: number
}

/** Counts a call at the leak that is open. */
export function joined(context: CommandContext, open: StoredLeak, call: Call): LeakTaken {
  const { callerName, callerPhone, text, at } = call
  const callId = context.newId()
  context.emit(leakCalledAgain, open.caseId, {
    facts: {
      ...placesOfCase(context, open.caseId),
      // A leak that was open before the storm comes to belong to it once the storm makes the household call.
      emergencyId: open.emergencyId === null ? call.emergencyId : null,
      entry: call.entry === 'unknown' ? open.entry : call.entry,
      severity: graver(open.severity, call.severity),
      dangers: [...new Set([...open.dangers, ...call.dangers])],
      vulnerable: open.vulnerable || call.vulnerable,
      mentions: [...new Set([...open.mentions, ...call.mentions])].sort(),
      callId,
      calledAt: at,
      before: {
        entry: open.entry,
        severity: open.severity,
        dangers: [...open.dangers],
        vulnerable: open.vulnerable,
        mentions: [...open.mentions],
        emergencyId: open.emergencyId,
        contactAt: open.contactAt,
        contactPromisedAt: open.contactPromisedAt,
      },
      ...(at < open.contactAt ? { contactAt: open.contactAt } : {}),
    },
    personal: { callerName, callerPhone, text },
  })
  const number = caseCore(context.read, open.caseId)?.number ?? ''
  return { caseId: open.caseId, number, joined: true, calls: open.calls + 1, callId }
}

/** Where the case of a leak stands now. Errors: `case.notFound`. */
export function placesOfCase({ read }: CommandContext, caseId: string) {
  const found = caseCore(read, caseId)
  if (!found) throw new DeskError('case.notFound')
  return placesOf(found)
}

/** The unit, or the one it was merged into. Errors: `unit.notFound`. */
export function standing({ read }: CommandContext, unitId: string): string {
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
const joinedEmergency = ({ read }: CommandContext, leak: StoredLeak, at: number): string | null =>
  leak.emergencyId === null ? (emergencyAt(read, leak.kind, at)?.id ?? null) : null

function categoryOf(profile: Profile, kind: EmergencyKind, entry: LeakEntry): string[] {
  const exact = kind === 'storm' ? ['leak', leakCategories[entry]] : kindCategories[kind]
  return (
    [exact, exact.slice(0, 1)].find(path => path.every(Boolean) && categoryPath(profile, path))?.slice() ?? []
  )
}
