import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import type { Enrolment } from './format/enrolment.ts'
import { fingerprintOf } from './format/keys.ts'
import { type KeyRotation, readRotations } from './format/rotation.ts'
import type { hqLinkTable } from './tables.ts'

export type HqLink = RowOf<typeof hqLinkTable>

/** The headquarters this site belongs to; undefined where there is none. */
export const readLink = (read: ReadDatabase): HqLink | undefined =>
  read.get<HqLink>(`select * from hq_link where id='own'`)

/** As {@link readLink}. Throws `sync.notEnrolled`. */
export function requireLink(read: ReadDatabase): HqLink {
  const link = readLink(read)
  if (!link) throw new DeskError('sync.notEnrolled')
  return link
}

/** Until a receipt has come that knows its key, each parcel says who the site is; and always how its keys followed. */
export const enrolmentOf = (
  link: HqLink,
): { readonly enrolment?: Enrolment; readonly rotations?: KeyRotation[] } => ({
  ...(link.confirmed_at === null
    ? {
        enrolment: {
          invitation: link.invitation,
          key: link.public_key,
          recipient: link.recipient,
          proof: link.proof,
        },
      }
    : {}),
  ...(link.rotations === null ? {} : { rotations: [...readRotations(link.rotations)] }),
})

/** Fingerprints of the site's key and of those that vouch for it: by any of them it is known. */
export const keysToSayOf = (link: HqLink): readonly string[] => [
  fingerprintOf(link.public_key),
  ...readRotations(link.rotations).map(({ from }) => from),
]
