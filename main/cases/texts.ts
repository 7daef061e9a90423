import { z } from 'zod'
import type { ReadDatabase } from '../database/read.ts'
import { formerNumbers, unitNumbers } from '../estate/names.ts'
import { personNames } from '../people/names.ts'

/** What a case is found by, and what its tags are made of. */
export interface CaseWords {
  readonly id: string
  readonly kind: string
  readonly channel: string
  readonly state: string
  readonly emergency: 0 | 1
  readonly unitId: string | null
  readonly buildingId: string | null
  readonly personId: string | null
  readonly assignee: string | null
  readonly firstContact: string | null
  readonly category: string
  readonly waitingSince: number | null
  readonly receivedAt: number
  readonly level: number | null
  /** Every text a search looks through, in lines: a word of a search may stand in any of them. */
  readonly text: string
}

interface StoredWords extends Omit<CaseWords, 'text'> {
  readonly number: string
  readonly callerName: string | null
  readonly callerPhone: string | null
  readonly text: string | null
  readonly place: string | null
  readonly wish: string | null
  readonly source: string | null
}

/** What an operation says of persons, as it lies in the log: an object, whatever its members are. */
const Personal = z.looseObject({})

/**
 * The words of these cases: what the case says now, and everything anybody wrote on its timeline, the contact sheets
 * and callbacks that stand beside its own entries included. Index and verification both come from here, so that neither finds what the other does not.
 */
export function caseWords(read: ReadDatabase, ids: readonly string[]): Map<string, CaseWords> {
  // A case being taken is alone; a list of one costs more than the rows it finds.
  const [wanted, among] =
    ids.length === 1 ? [ids[0] ?? '', '= ?'] : [JSON.stringify(ids), 'in (select value from json_each(?))']
  const stored = read.all<StoredWords>(
    `select id, kind, channel, state, emergency, unit_id as "unitId", building_id as "buildingId",
       person_id as "personId", assignee, first_contact as "firstContact", category,
       waiting_since as "waitingSince", received_at as "receivedAt", level, number, caller_name as "callerName", caller_phone as "callerPhone",
       text, place, wish, source
     from "case" where id ${among}`,
    [wanted],
  )
  const operations = read.all<{ caseId: string; personal: string | null; corrected: 0 | 1 }>(
    `select aggregate_id as "caseId", personal, type='case.corrected' as corrected from operation
     where aggregate_id ${among} and (personal is not null or type='case.corrected')`,
    [wanted],
  )
  const beside = read.all<{ caseId: string; number: string | null; personal: string | null }>(
    `select s.subject_id as "caseId", o.personal,
       case when o.type='sheet.issued' then json_extract(o.facts, '$.number') end as number
     from operation_subject s join operation o on o.position=s.position
     where s.subject_id ${among} and o.aggregate <> 'case'
       and (o.personal is not null or o.type='sheet.issued')`,
    [wanted],
  )
  const units = unitNumbers(
    read,
    stored.map(row => row.unitId),
  )
  const people = personNames(
    read,
    stored.map(row => row.personId),
  )
  const found = new Map<string, { row: Omit<CaseWords, 'text'>; texts: string[] }>()
  for (const { number, callerName, callerPhone, text, place, wish, source, ...row } of stored) {
    const unit = row.unitId === null ? undefined : units.get(row.unitId)
    const person = row.personId === null ? undefined : people.get(row.personId)
    const texts = [
      number,
      callerName,
      callerPhone,
      digitsOf(callerPhone),
      text,
      place,
      wish,
      source,
      unit,
      person,
    ]
    found.set(row.id, { row, texts: texts.flatMap(one => one || []) })
  }
  for (const { caseId, number } of beside) if (number !== null) found.get(caseId)?.texts.push(number)
  // A case that went along with its home is found by what the home was called before, too.
  for (const caseId of new Set(operations.flatMap(one => (one.corrected ? [one.caseId] : [])))) {
    const one = found.get(caseId)
    const unitId = one?.row.unitId
    if (one && unitId) one.texts.push(...formerNumbers(read, unitId).filter(was => !one.texts.includes(was)))
  }
  for (const { caseId, personal } of [...operations, ...beside]) {
    const texts = found.get(caseId)?.texts
    if (!texts || personal === null) continue
    for (const [name, value] of Object.entries(Personal.parse(JSON.parse(personal)))) {
      if (typeof value !== 'string' || value === '' || texts.includes(value)) continue
      texts.push(value)
      const digits = name === 'callerPhone' ? digitsOf(value) : null
      if (digits && !texts.includes(digits)) texts.push(digits)
    }
  }
  return new Map(Array.from(found, ([id, { row, texts }]) => [id, { ...row, text: texts.join('\n') }]))
}

/** Digits alone, so that `138 0013 8000` is found however it is typed; null where they are the number itself. */
function digitsOf(phone: string | null): string | null {
  const digits = phone?.replace(/\D/g, '')
  return digits && digits !== phone ? digits : null
}
