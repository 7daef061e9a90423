import { certain, type DuplicatePair, type Evidence, leastScore } from '../contract/duplicates.ts'
import { matchNames, oneEditApart } from './similar-names.ts'

/** What the finder goes by; everything in comparable form. */
export interface Profile {
  readonly id: string
  /** Present name first, then former names. */
  readonly names: readonly string[]
  readonly phones: readonly string[]
  readonly document: string | null
  readonly birthday: string | null
  readonly gender: string | null
  readonly units: readonly string[]
  /** Has roles, and all of them are those of an agent. */
  readonly agent: boolean
}

/** A phone that more people of different names have is nobody's own: an agency, the desk itself. */
export const mostAtOnePhone = 8

/**
 * How much speaks for two records being of one person, and what. A family has one phone, one unit and several
 * names: names that do not go together are never proposed unless the ID document is the same. Different documents,
 * and with a merely similar name different birthdays or genders, speak against it.
 *
 * @param crowded tells phones that many people have
 * @returns undefined where the pair is not worth proposing
 */
export function judge(
  a: Profile,
  b: Profile,
  crowded: (phone: string) => boolean,
): Pick<DuplicatePair, 'score' | 'evidence'> | undefined {
  const evidence: Evidence[] = []
  if (a.document !== null && b.document !== null) {
    if (sameDocument(a.document, b.document))
      return { score: certain, evidence: ['same-document', ...rest(a, b)] }
    if (a.document.length < 15 || !oneEditApart(a.document, b.document)) return undefined
    evidence.push('document-typo')
  }
  const name = matchNames(a.names, b.names)
  if (name === 'none') return undefined
  evidence.push(evidenceOf[name])
  const phones = a.phones.filter(phone => b.phones.includes(phone))
  const own = phones.some(phone => !crowded(phone))
  const unit = a.units.some(one => b.units.includes(one))
  const birthday = a.birthday !== null && a.birthday === b.birthday
  if (own) evidence.push('same-phone')
  else if (phones.length > 0) evidence.push('crowded-phone')
  if (unit) evidence.push('same-unit')
  if (birthday) evidence.push('same-birthday')
  const reasons = [own, phones.length > 0 && !own && a.agent && b.agent, unit, birthday].filter(
    Boolean,
  ).length
  let score = 0
  if (name === 'title') score = own && unit ? 62 : 0
  else {
    const of = scores[name]
    if (unit) score = of.unit
    if (birthday) score = Math.max(score, of.birthday)
    if (own || (phones.length > 0 && a.agent && b.agent)) score = Math.max(score, of.phone)
    else if (phones.length > 0) score = Math.max(score, of.crowded)
    if (score > 0) score += 2 * Math.max(0, reasons - 1)
  }
  if (evidence.includes('document-typo')) score = score === 0 && name === 'same' ? 80 : score
  if (contradicts(a.birthday, b.birthday) || contradicts(a.gender, b.gender))
    score = name === 'same' && own ? score - 25 : 0
  return score < leastScore ? undefined : { score: Math.min(score, certain - 1), evidence }
}

const evidenceOf = {
  same: 'same-name',
  former: 'former-name',
  similar: 'similar-name',
  title: 'title-only',
} as const

const scores = {
  same: { phone: 95, unit: 85, birthday: 80, crowded: 40 },
  former: { phone: 88, unit: 75, birthday: 70, crowded: 30 },
  similar: { phone: 78, unit: 65, birthday: 0, crowded: 0 },
} as const

const contradicts = (a: string | null, b: string | null) => a !== null && b !== null && a !== b

/** The same number, also where one is the old form of 15 digits of the other. */
function sameDocument(a: string, b: string): boolean {
  return a === b || oldForm(a) === b || oldForm(b) === a
}

/** `610113196803057823` → `610113680305782`; other documents have no old form. */
const oldForm = (document: string): string | null =>
  /^\d{17}[\dX]$/.test(document) ? document.slice(0, 6) + document.slice(8, 17) : null

/** What else two records of one document share, for people to see. */
function rest(a: Profile, b: Profile): Evidence[] {
  const name = matchNames(a.names, b.names)
  return [
    ...(name === 'none' ? [] : [evidenceOf[name]]),
    ...(a.phones.some(phone => b.phones.includes(phone)) ? (['same-phone'] as const) : []),
    ...(a.units.some(unit => b.units.includes(unit)) ? (['same-unit'] as const) : []),
  ]
}

/** Larger groups are compared only where the names are equal: nobody has hundreds of relatives at one phone. */
const largestGroup = 40

/** Whoever is compared with whom: those with a document, a phone, a unit, or name and birthday in common. */
function* groupKeys(one: Profile): Generator<string> {
  if (one.document !== null) {
    yield `d${one.document}`
    const old = oldForm(one.document)
    if (old !== null) yield `d${old}`
  }
  for (const phone of one.phones) yield `p${phone}`
  for (const unit of one.units) yield `u${unit}`
  if (one.birthday !== null) for (const name of one.names) yield `b${one.birthday}${name}`
}

/**
 * All pairs worth proposing, most certain first; the work grows with the number of people, not with its square.
 *
 * @param most pairs that are kept
 * @param progress called now and then; throws to cancel
 */
export function findPairs(
  people: readonly Profile[],
  most: number,
  progress: (done: number, of: number) => void,
): DuplicatePair[] {
  const groups = new Map<string, Profile[]>()
  for (const one of people) {
    for (const key of new Set(groupKeys(one))) {
      const group = groups.get(key)
      if (group) group.push(one)
      else groups.set(key, [one])
    }
  }
  const crowdedPhones = new Set<string>()
  for (const [key, group] of groups)
    if (key.startsWith('p') && isCrowd(group)) crowdedPhones.add(key.slice(1))
  const pairs = new Map<string, DuplicatePair>()
  let done = 0
  for (const group of groups.values()) {
    done += 1
    if (done % 2_000 === 0) progress(done, groups.size)
    for (const [a, b] of pairsOf(group)) {
      const [personId, otherId] = a.id < b.id ? [a.id, b.id] : [b.id, a.id]
      const key = `${personId}/${otherId}`
      if (pairs.has(key)) continue
      const judged = judge(a, b, phone => crowdedPhones.has(phone))
      if (judged) pairs.set(key, { personId, otherId, ...judged })
    }
  }
  return [...pairs.values()]
    .sort((a, b) => b.score - a.score || (a.personId < b.personId ? -1 : 1))
    .slice(0, most)
}

/** Whether so many names are at one phone that it is nobody's own. */
export const isCrowd = (group: readonly Pick<Profile, 'names'>[]): boolean =>
  group.length > mostAtOnePhone && new Set(group.map(one => one.names[0])).size > mostAtOnePhone

function* pairsOf(group: readonly Profile[]): Generator<readonly [Profile, Profile]> {
  if (group.length <= largestGroup) {
    for (const [index, a] of group.entries()) for (const b of group.slice(index + 1)) yield [a, b]
    return
  }
  const byName = new Map<string, Profile>()
  for (const one of group) {
    const name = one.names[0] ?? ''
    const earlier = byName.get(name)
    if (earlier) yield [earlier, one]
    else byName.set(name, one)
  }
}
