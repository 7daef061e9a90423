import type { EmergencyKind } from '../../../main/contract/emergencies.ts'
import { kindRules } from '../../../main/contract/emergency-kinds.ts'
import type {
  LeakAbout,
  LeakDanger,
  LeakEntry,
  LeakMention,
  LeakSeverity,
  TakeLeakInput,
} from '../../../main/contract/leaks.ts'
import { newId } from '../../app/api.ts'

/** Where it leaks: a home, or what was said of a place nobody found a home for. */
export type Where =
  | {
      readonly kind: 'home'
      readonly unitId: string
      readonly number: string
      readonly personId: string | null
    }
  | {
      readonly kind: 'place'
      readonly about: Exclude<LeakAbout, 'home'>
      readonly buildingId: string | null
      readonly buildingName: string | null
      readonly place: string
    }

/** What stands on the line; a new one for each call. */
export interface LeakCall {
  readonly caseId: string
  readonly kind: EmergencyKind
  readonly where: Where | null
  readonly entry: LeakEntry | null
  readonly severity: LeakSeverity | null
  readonly dangers: readonly LeakDanger[]
  /** What a person said; null while the file of the home decides. */
  readonly vulnerable: boolean | null
  readonly mentions: readonly LeakMention[]
  /** Who calls, where they say so. */
  readonly name: string
  readonly phone: string
  readonly text: string
  /** Whether it is the leak the home had before; null while the usual answer stands. */
  readonly again: boolean | null
  /** Whether it belongs to the storm that ended lately; null while it does not. */
  readonly late: string | null
}

export const newCall = (kind: EmergencyKind): LeakCall => ({
  caseId: newId(),
  kind,
  where: null,
  entry: null,
  severity: null,
  dangers: [],
  vulnerable: null,
  mentions: [],
  name: '',
  phone: '',
  text: '',
  again: null,
  late: null,
})

/** Danger to people makes any leak one of danger. */
export const severityNow = ({ severity, dangers }: LeakCall): LeakSeverity | null =>
  dangers.length > 0 ? 'danger' : severity

/** A kind that asks for one place only is not asked. */
export const entryNow = ({ kind, entry }: LeakCall): LeakEntry | null => {
  const { entries } = kindRules[kind]
  return entries.length === 1 ? (entries[0] ?? null) : entry
}

export type Missing = 'where' | 'place' | 'entry' | 'severity' | 'phone'

/** What keeps a call from being taken, in the order in which it is asked. */
export function missingOf(call: LeakCall): Missing[] {
  const { where, phone } = call
  const missing: Missing[] = []
  if (where === null) missing.push('where')
  else if (where.kind === 'place' && where.buildingId === null && where.place.trim() === '')
    missing.push('place')
  if (entryNow(call) === null) missing.push('entry')
  if (severityNow(call) === null) missing.push('severity')
  if (phone.trim() !== '' && !/^[+\d][\d\s()-]*$/.test(phone.trim())) missing.push('phone')
  return missing
}

/** What the desk is told; undefined while something is missing. @param known what the file of the home decides */
export function inputOf(
  call: LeakCall,
  known: { readonly vulnerable: boolean; readonly returnOf: string | null },
): TakeLeakInput | undefined {
  const { where, kind, caseId } = call
  const entry = entryNow(call)
  const severity = severityNow(call)
  if (where === null || entry === null || severity === null || missingOf(call).length > 0) return undefined
  const phone = call.phone.trim()
  const name = call.name.trim()
  const text = call.text.trim()
  return {
    caseId,
    kind,
    ...(call.late === null ? {} : { emergencyId: call.late }),
    ...(where.kind === 'home'
      ? { unitId: where.unitId, buildingId: null, personId: where.personId, about: 'home' }
      : {
          unitId: null,
          buildingId: where.buildingId,
          about: where.about,
          ...(where.place.trim() === '' ? {} : { place: where.place.trim() }),
        }),
    entry,
    severity,
    dangers: [...call.dangers],
    vulnerable: call.vulnerable ?? known.vulnerable,
    mentions: [...call.mentions],
    returnOf: known.returnOf,
    ...(name === '' ? {} : { callerName: name }),
    ...(phone === '' ? {} : { callerPhone: phone }),
    ...(text === '' ? {} : { text }),
  }
}

const bare = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s#＃号楼栋幢座]/g, '')

/** The building that what was typed begins with: `3栋`, `3#东边`; the whole of it where nothing else was said. */
export function placeOf(
  typed: string,
  buildings: readonly { readonly value: string; readonly label: string }[],
): Extract<Where, { kind: 'place' }> {
  const text = typed.trim()
  const begun = /^(\S*?[栋幢座#＃号楼]+|[a-z]?\d+)/i.exec(text)?.[0] ?? ''
  const name = (label: string) => label.split(' / ').at(-1) ?? label
  const found = begun === '' ? undefined : buildings.filter(one => bare(name(one.label)) === bare(begun))
  const [only] = found ?? []
  if (!only || found?.length !== 1)
    return { kind: 'place', about: 'unknown', buildingId: null, buildingName: null, place: text }
  const rest = text.slice(begun.length).trim()
  const whole = rest === '' || /^(整栋|全栋|都|全)/.test(rest)
  return {
    kind: 'place',
    about: whole ? 'building' : 'unknown',
    buildingId: only.value,
    buildingName: name(only.label),
    place: whole ? '' : text,
  }
}
