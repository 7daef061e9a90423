import {
  type ClassCondition,
  type ClassRule,
  ProfileClasses,
  unknownClassWords,
} from '../contract/profile-classes.ts'
import type { Words } from '../contract/words.ts'
import { standingSumsOf } from '../contracts/queries.ts'
import type { ReadDatabase } from '../database/read.ts'
import { everyContent } from '../profiles/changes.ts'
import { profileOf } from '../profiles/profiles.ts'
import { readSite } from '../site/queries.ts'
import { staffNameOf } from '../staff/names.ts'
import { classByRules, type ClassFacts, figureOf } from './class-rules.ts'
import type { GivenClass } from './merge-rules.ts'
import { recordsMergedInto } from './merges.ts'
import { isPresent, occupanciesOfPerson, person } from './queries.ts'

interface ClassName {
  readonly id: string
  readonly name: Words
}

/** The class of a customer and why. */
export interface PersonClass {
  /** The class that holds; null for none. */
  readonly holds: ClassName | null
  /** Set where a person gave it instead of the rules. */
  readonly hand: {
    /** Null after the personal data was erased. */
    readonly reason: string | null
    /** UTC milliseconds. */
    readonly at: number
    /** Null for the program itself. */
    readonly byName: string | null
  } | null
  /** What the rules say; null for none. */
  readonly computed:
    | (ClassName & {
        readonly condition: ClassCondition
        /** Cents, percent or homes; null for whoever may not see sums. */
        readonly figure: number | null
      })
    | null
}

interface ClassReader {
  /** `2026-07-12` at the site. */
  readonly today: string
  /** Whether sums are shown. */
  readonly sums: boolean
}

/**
 * The class of one customer, computed as it is read. Null where there is nothing to say: no classes on this desk, or
 * nobody of this id who stands for themselves.
 */
export function classOf(read: ReadDatabase, personId: string, reader: ClassReader): PersonClass | null {
  const found = person(read, personId)
  if (!found || found.name === null || found.mergedInto !== null) return null
  const rules = profileOf(read).classes
  const hand = handClass(read, personId)
  if (rules.length === 0 && !hand) return null
  const computed = computedClass(read, personId, rules, reader)
  if (!hand) return { holds: computed && { id: computed.id, name: computed.name }, hand: null, computed }
  const { class: id, reason, at, byName } = hand
  return {
    holds: id === null ? null : { id, name: nameOf(read, rules, id) },
    hand: { reason, at, byName },
    computed,
  }
}

/** A class that was taken out since keeps the name it had last: who was given it is still in it. */
function nameOf(read: ReadDatabase, rules: readonly ClassRule[], id: string): Words {
  const known = rules.find(rule => rule.id === id)
  if (known) return known.name
  const earlier = everyContent(read, readSite(read)?.id ?? '', 'classes').flatMap(content => {
    const parsed = ProfileClasses.safeParse(content)
    return parsed.success ? parsed.data.filter(rule => rule.id === id) : []
  })
  return earlier.at(-1)?.name ?? unknownClassWords
}

function computedClass(
  read: ReadDatabase,
  personId: string,
  rules: readonly ClassRule[],
  { today, sums }: ClassReader,
): PersonClass['computed'] {
  if (rules.length === 0) return null
  const facts = classFacts(read, personId, today)
  const rule = classByRules(rules, facts)
  if (!rule) return null
  const { id, name, condition } = rule
  // How many homes somebody has is on their page for everybody.
  const figure = sums || condition.by === 'homes' ? figureOf(condition, facts) : null
  return { id, name, condition, figure }
}

function classFacts(read: ReadDatabase, personId: string, today: string): ClassFacts {
  const homes = new Set(
    occupanciesOfPerson(read, personId)
      .filter(({ role, until }) => (role === 'owner' || role === 'co-owner') && isPresent(until, today))
      .map(({ unitId }) => unitId),
  )
  return {
    ...standingSumsOf(read, [personId, ...recordsMergedInto(read, personId)]),
    homes: homes.size,
  }
}

interface HandClass {
  readonly class: string | null
  readonly reason: string | null
  readonly at: number
  readonly byName: string | null
}

/** What somebody set by hand; undefined where the rules say. */
export function handClass(read: ReadDatabase, personId: string): HandClass | undefined {
  return read.get<HandClass>(
    `select class, reason, set_at as at, ${staffNameOf('set_by')} as "byName" from person_class where id=?`,
    [personId],
  )
}

/** What somebody set by hand, as it is stored; undefined where the rules say. */
export function givenClass(read: ReadDatabase, personId: string): GivenClass | undefined {
  return read.get<GivenClass>(
    'select class, reason, set_at as at, set_by as "by" from person_class where id=?',
    [personId],
  )
}
