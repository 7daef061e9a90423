import type { LastChange } from '../contract/last-change.ts'
import type { ReadDatabase } from '../database/read.ts'
import { staffNameOf } from './names.ts'

/** Operations that change a field without naming it in what they record. */
const unnamed: Readonly<Record<string, readonly string[]>> = {
  responsible: ['case.responsibleFixed'],
  complainedOf: ['case.complainedOf'],
  waitingOn: ['case.waitingStarted', 'case.waitingEnded'],
  until: ['letter.takenDown'],
  extensible: ['deadline.moved'],
  class: ['person.classComputed'],
  shelf: ['filing.undone'],
}

/** How far back is looked: what lies further is nobody's last word. */
export const looksBack = 200

export interface Recorded {
  readonly type: string
  readonly at: number
  readonly byName: string | null
  readonly facts: string
  readonly personal: string | null
}

/**
 * Who changed fields of a thing last, straight from the log. Names no value. Fields nobody changed, or whose change
 * names them nowhere, are left out: better nobody than the wrong person.
 */
export function lastChanges(
  read: ReadDatabase,
  thing: string,
  fields: readonly string[],
  part?: string,
): LastChange[] {
  const recorded = read
    .all<Recorded>(
      `select type, at, ${staffNameOf('operation.actor')} as "byName", facts, personal from operation
       where aggregate_id=? order by position desc limit ${looksBack}`,
      [thing],
    )
    .filter(({ facts }) => part === undefined || facts.includes(JSON.stringify(part)))
    .map(one => ({ ...one, changes: changesOf(one) }))
  return fields.flatMap(field => {
    const last = recorded.find(({ changes }) => changes(field))
    return last ? [{ field, byName: last.byName, at: last.at }] : []
  })
}

/** Whether an operation changed a field, by what it records or by what it is. */
export function changesOf({
  type,
  facts,
  personal,
}: Pick<Recorded, 'type' | 'facts' | 'personal'>): (field: string) => boolean {
  const names = namesIn([JSON.parse(facts), JSON.parse(personal ?? 'null')])
  return field => names.has(field) || unnamed[field]?.includes(type) === true
}

/** Names of members at any depth, and what stands in lists of changed fields. */
function namesIn(value: unknown, names = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const one of value) namesIn(one, names)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      names.add(name)
      if (name === 'changed' && Array.isArray(member)) for (const one of member) names.add(String(one))
      else namesIn(member, names)
    }
  }
  return names
}
