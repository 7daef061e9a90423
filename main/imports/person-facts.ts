import {
  type OccupancyRole,
  type PersonDetails,
  PersonDetails as Details,
  type TierName,
} from '../contract/people.ts'
import type { ImportedPerson, OwnerRow } from './owner-row.ts'
import type { PersonRole } from './people.ts'
import { parsed, refused } from './reasons.ts'
import type { Parsed } from './reasons.ts'

/** A person of a row in the desk's own terms. */
export interface RowPerson {
  readonly role: OccupancyRole
  readonly details: { [K in keyof PersonDetails]?: PersonDetails[K] | undefined } & { readonly name: string }
  readonly tier: TierName | undefined
}

const roles: Readonly<Record<PersonRole, OccupancyRole>> = {
  owner: 'owner',
  coOwner: 'co-owner',
  tenant: 'tenant',
  familyMember: 'family',
  agent: 'agent',
}

const mostPhones = 20
const Storable = Details.partial().required({ name: true })

/** The tier a text names; undefined where it is none of ours. */
function tierOf(text: string | undefined): TierName | undefined {
  if (text === undefined) return undefined
  if (/重点|重要|贵宾|VIP|钻石|金卡|KEY/i.test(text)) return 'key'
  if (/不满|敏感|投诉|DISSATISF/i.test(text)) return 'dissatisfied'
  return /普通|一般|ORDINARY|NORMAL/i.test(text) ? 'ordinary' : undefined
}

/** Everybody a row names; refused where a text cannot be stored. The row's remark goes to the first of them. */
export function peopleOf(row: OwnerRow): Parsed<RowPerson[]> {
  const tier = tierOf(row.tier)
  const people: RowPerson[] = []
  for (const [index, person] of row.people.entries()) {
    const notes = [person.note, index === 0 ? row.note : undefined].filter(text => text !== undefined)
    const result = Storable.safeParse({
      name: person.name,
      ...(person.phones.length > 0 ? { phones: phonesOf(person) } : {}),
      ...(person.idDocument ? { idDocument: person.idDocument.number } : {}),
      ...(person.gender ? { gender: person.gender } : {}),
      ...(person.birthday ? { birthday: person.birthday } : {}),
      ...(person.mailingAddress ? { mailingAddress: person.mailingAddress } : {}),
      ...(notes.length > 0 ? { note: notes.join('；') } : {}),
    })
    if (!result.success) return refused('import.valueTooLong')
    people.push({ role: roles[person.role], details: result.data, tier })
  }
  return parsed(people)
}

function phonesOf(person: ImportedPerson): { number: string; note?: string }[] {
  return person.phones.slice(0, mostPhones).map(({ number, note }) => ({
    // Extensions are written behind a dash: phones hold digits, blanks, dashes and brackets.
    number: number.replace(/转/g, '-'),
    ...(note === undefined ? {} : { note }),
  }))
}
