import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import { isProof } from '../sync/format/enrolment.ts'
import { fingerprintOf } from '../sync/format/keys.ts'
import type { BundleManifest } from '../sync/format/manifest.ts'
import { KeyRotation, wayToKey } from '../sync/format/rotation.ts'
import { type HqOwn, keyOfSite, siteById } from './queries.ts'

/** Who sent a parcel, by the key it is signed with. */
export interface Sender {
  readonly hqSiteId: string
  /** PEM. */
  readonly publicKey: string
  /** It answers its invitation with this parcel: to be admitted once the parcel was found right. */
  readonly isNew: boolean
  /** How a key that is known vouches for this one: to be taken over once the parcel was found right. */
  readonly rotations: readonly KeyRotation[]
}

/** What a parcel, or whoever asks over the network, says of who sends it. */
type SaidOfSender = Pick<BundleManifest, 'from' | 'enrolment' | 'rotations' | 'createdAt'> & {
  /** Absent where it is no parcel: somebody asks over the network. */
  readonly operations?: BundleManifest['operations']
}

/**
 * Finds out whose key a parcel names. Errors: `sync.unknownSite`, `sync.keyRevoked`, `sync.invitationExpired`,
 * `sync.invitationUsed`, `sync.keyReplaced`.
 */
export function senderOf(read: ReadDatabase, own: HqOwn, manifest: SaidOfSender, now: number): Sender {
  const { from } = manifest
  const known = keyOfSite(read, from.key)
  if (!known) return followedSender(read, own, manifest) ?? invitedSender(read, own, manifest, now)
  const site = siteById(read, known.hq_site_id)
  if (known.revoked_at !== null) throw new DeskError('sync.keyRevoked', { site: site?.name ?? from.name })
  if (site?.site_id !== from.site) throw new DeskError('sync.unknownSite', { site: from.name })
  if (known.until !== null && !isWithin(known.until, manifest.operations))
    throw new DeskError('sync.keyReplaced', { site: site.name })
  return { hqSiteId: known.hq_site_id, publicKey: known.public_key, isNew: false, rotations: [] }
}

const Until = KeyRotation.shape.ends

/** Whether a parcel tells nothing behind the point at which its key was replaced: it was long on its way. */
function isWithin(until: string, operations: SaidOfSender['operations']): boolean {
  if (operations === undefined) return false
  const ends = new Map(Until.parse(JSON.parse(until)).map(end => [end.incarnation, end.sequence]))
  return (operations?.runs ?? []).every(({ incarnation, last }) => last <= (ends.get(incarnation) ?? 0))
}

/** By a key that one of the site's known keys leads to; undefined where none does. */
function followedSender(
  read: ReadDatabase,
  own: HqOwn,
  { from, rotations = [] }: SaidOfSender,
): Sender | undefined {
  const believed = (fingerprint: string) => {
    const row = keyOfSite(read, fingerprint)
    const isIts = row && siteById(read, row.hq_site_id)?.site_id === from.site
    return row && isIts && row.revoked_at === null && row.until === null ? row : undefined
  }
  const owner = { hq: own.hq_id, owner: from.site }
  const way = wayToKey(owner, rotations, one => believed(one)?.public_key, from.key)
  const [first, last] = [way?.[0], way?.at(-1)]
  const row = first && believed(first.from)
  return way && last && row
    ? { hqSiteId: row.hq_site_id, publicKey: last.key, isNew: false, rotations: way }
    : undefined
}

interface InvitationRow {
  readonly hq_site_id: string
  readonly secret: string
  readonly expires_at: number
  readonly used_by: string | null
}

function invitedSender(
  read: ReadDatabase,
  own: HqOwn,
  { from, enrolment, createdAt }: SaidOfSender,
  now: number,
): Sender {
  const unknown = () => new DeskError('sync.unknownSite', { site: from.name })
  if (!enrolment || fingerprintOf(enrolment.key) !== from.key) throw unknown()
  const { invitation, key, recipient, proof } = enrolment
  const row = read.get<InvitationRow>('select * from hq_invitation where id=?', [invitation])
  if (!row) throw unknown()
  const proved = { invitation, hq: own.hq_id, site: from.site, key, recipient }
  if (!isProof(row.secret, proved, proof)) throw unknown()
  if (row.used_by !== null) throw new DeskError('sync.invitationUsed', { site: from.name })
  // By the site's clock: a stick may be long on its way.
  if (Math.min(createdAt, now) > row.expires_at) throw new DeskError('sync.invitationExpired')
  return { hqSiteId: row.hq_site_id, publicKey: key, isNew: true, rotations: [] }
}

/** A parcel that waited while its key was revoked is not used; the site sends anew what it holds. Throws all else. */
export function passOverRevoked(error: unknown): undefined {
  if (error instanceof DeskError && (error.code === 'sync.keyRevoked' || error.code === 'sync.keyReplaced'))
    return
  throw error
}
