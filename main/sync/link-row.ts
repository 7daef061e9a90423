import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { RowOf } from '../database/table.ts'
import type { Enrolment } from './format/enrolment.ts'
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

/** Until a receipt has come that knows its key, each parcel says who the site is. */
export const enrolmentOf = (link: HqLink): { readonly enrolment?: Enrolment } =>
  link.confirmed_at === null
    ? {
        enrolment: {
          invitation: link.invitation,
          key: link.public_key,
          recipient: link.recipient,
          proof: link.proof,
        },
      }
    : {}
