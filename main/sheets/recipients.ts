import type { Profile } from '../contract/profile.ts'
import type { NameWords, Recipient } from '../contract/sheet-views.ts'
import type { RecipientKind } from '../contract/sheets.ts'
import type { ReadDatabase } from '../database/read.ts'

interface StoredRecipient {
  readonly id: string
  readonly kind: RecipientKind
  readonly name: string
  readonly contact: string | null
  readonly dueHours: number | null
  readonly retired: 0 | 1
}

/** Everybody sheets go to or come from: those of the profile in its order, then the desk's own by name. */
export function recipientsOf(read: ReadDatabase, profile: Profile): Recipient[] {
  const own = read.all<StoredRecipient>(
    'select id, kind, name, contact, due_hours as "dueHours", retired from recipient order by name, id',
  )
  return [
    ...profile.sheets.recipients.map(
      ({ id, kind, name, dueHours }): Recipient => ({
        id,
        kind,
        name,
        contact: null,
        dueHours: dueHours ?? null,
        own: false,
        retired: false,
      }),
    ),
    ...own.map(
      ({ name, retired, ...one }): Recipient => ({
        ...one,
        name: { zh: name, en: name },
        own: true,
        retired: retired === 1,
      }),
    ),
  ]
}

export function recipient(read: ReadDatabase, profile: Profile, id: string): Recipient | undefined {
  return recipientsOf(read, profile).find(one => one.id === id)
}

/** Names by id; an id of another profile or of an entry not known here stands for itself. */
export function partyNames(read: ReadDatabase, profile: Profile): (id: string) => NameWords {
  const names = new Map(recipientsOf(read, profile).map(one => [one.id, one.name]))
  return id => names.get(id) ?? { zh: id, en: id }
}
