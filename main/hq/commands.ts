import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { HeldGap } from '../contract/headquarters.ts'
import { SiteCode } from '../contract/site.ts'
import { Id, Line } from '../contract/values.ts'
import { defineCommand } from '../log/command.ts'
import { Hex, PublicKey, Recipient } from '../sync/format/fields.ts'
import { fingerprintOf } from '../sync/format/keys.ts'
import {
  headquartersBegun,
  siteCaseUnmasked,
  siteEnrolled,
  siteInvited,
  siteKeyRevoked,
  siteRebuilt,
} from './operations.ts'
import { inboxCommands } from './inbox-commands.ts'
import { keyOfSite, readOwn, requireOwn, siteById, siteOfCode } from './queries.ts'
import { forgetOutgoing } from './outgoing.ts'
import {
  hqChannelEndTable,
  hqHeardTable,
  hqInvitationTable,
  hqOwnTable,
  hqParcelTable,
  hqSliceTable,
} from './tables.ts'

/** Makes a desk that was just set up a headquarters. Errors: `log.alreadySetUp`. */
export const beginHeadquarters = defineCommand({
  name: 'hq.begin',
  permission: 'system',
  input: z.object({
    name: Line,
    signingKey: z.string(),
    publicKey: PublicKey,
    identity: z.string(),
    recipient: Recipient,
  }),
  run({ read, emit, local, site, newId }, { name, signingKey, publicKey, identity, recipient }) {
    if (readOwn(read)) throw new DeskError('log.alreadySetUp')
    const hq = newId()
    local.insert(hqOwnTable, {
      id: 'own',
      hq_id: hq,
      name,
      signing_key: signingKey,
      public_key: publicKey,
      rotations: null,
      identity,
      recipient,
    })
    emit(headquartersBegun, site.id, { facts: { hq, name, key: fingerprintOf(publicKey) } })
    return { hq }
  },
})

/** How long an invitation is good for, in milliseconds. */
export const invitationLasts = 30 * 86_400_000

/**
 * Invites a site, or invites it again: a new computer, a lost file. The secret is read where the file is written, so
 * that it stands in no answer that is kept. Errors: `hq.notHeadquarters`.
 */
export const inviteSite = defineCommand({
  name: 'hq.invite',
  permission: 'sync.manage',
  input: z.object({ code: SiteCode, name: Line }),
  run({ read, emit, local, now, newId, newSecret }, { code, name }) {
    requireOwn(read)
    const known = siteOfCode(read, code)
    const siteId = known?.id ?? newId()
    const invitation = newId()
    local.insert(hqInvitationTable, {
      id: invitation,
      hq_site_id: siteId,
      secret: newSecret(),
      expires_at: now + invitationLasts,
      used_by: null,
    })
    emit(siteInvited, siteId, { facts: { code, name, invitation, first: !known } })
    return { invitation }
  },
})

/** Lets a site in that proved that it holds its invitation. The proof was checked by who calls. */
export const admitSite = defineCommand({
  name: 'hq.admit',
  permission: 'system',
  input: z.object({
    invitation: Id,
    siteId: Id,
    name: Line,
    fingerprint: Hex,
    key: PublicKey,
    recipient: Recipient,
  }),
  run({ read, emit, local }, facts) {
    const invited = read.get<{ hq_site_id: string }>('select hq_site_id from hq_invitation where id=?', [
      facts.invitation,
    ])
    if (!invited || keyOfSite(read, facts.fingerprint)) return
    local.update(hqInvitationTable, facts.invitation, { used_by: facts.fingerprint })
    emit(siteEnrolled, invited.hq_site_id, { facts })
  },
})

/** Believes nothing any more that is signed with a key. Errors: `hq.keyUnknown`. */
export const revokeKey = defineCommand({
  name: 'hq.revokeKey',
  permission: 'sync.manage',
  input: z.object({ fingerprint: Hex }),
  run({ read, emit }, { fingerprint }) {
    const known = keyOfSite(read, fingerprint)
    if (!known) throw new DeskError('hq.keyUnknown')
    if (known.revoked_at === null) emit(siteKeyRevoked, known.hq_site_id, { facts: { fingerprint } })
  },
})

/** Records that somebody looks at the whole phone of a case of a site; who calls it has found the case. */
export const unmaskSiteCase = defineCommand({
  name: 'hq.unmaskCase',
  permission: 'person.unmask',
  input: z.object({ hqSiteId: Id, caseId: Id, number: z.string().max(60) }),
  run({ read, emit }, { hqSiteId, ...facts }) {
    requireOwn(read)
    if (!siteById(read, hqSiteId)) throw new DeskError('hq.siteUnknown')
    emit(siteCaseUnmasked, hqSiteId, { facts })
  },
})

/** Notes that a site was made anew for a new computer. Errors: `hq.siteUnknown`. */
export const noteRebuilt = defineCommand({
  name: 'hq.noteRebuilt',
  permission: 'sync.manage',
  input: z.object({ hqSiteId: Id, operations: z.int(), files: z.int() }),
  run({ read, emit }, { hqSiteId, ...facts }) {
    if (!siteById(read, hqSiteId)) throw new DeskError('hq.siteUnknown')
    emit(siteRebuilt, hqSiteId, { facts })
  },
})

const ParcelNote = z.object({
  id: Id,
  siteId: Id,
  bundle: Id,
  number: z.int(),
  last: z.boolean(),
  createdAt: z.int(),
  program: z.string(),
  bytes: z.int(),
  applied: z.int(),
  duplicates: z.int(),
  heldBack: z.int(),
  files: z.int(),
  forks: z.int(),
  gaps: z.array(HeldGap),
  /** Where each channel of ours ends at the site. */
  channels: z.array(z.object({ incarnation: Id, sequence: z.int(), hash: z.string() })),
})

/** Notes a parcel that was received, and what became of it. */
export const noteParcel = defineCommand({
  name: 'hq.noteParcel',
  permission: 'system',
  input: ParcelNote,
  run({ read, local, site, now }, { id, siteId, bundle, number, last, createdAt, program, gaps, ...counts }) {
    local.put(hqParcelTable, {
      id,
      hq_site_id: siteId,
      bundle,
      number,
      last: last ? 1 : 0,
      created_at: createdAt,
      received_at: now,
      bytes: counts.bytes,
      applied: counts.applied,
      duplicates: counts.duplicates,
      held_back: counts.heldBack,
      files: counts.files,
      waits: gaps.length > 0 ? 1 : 0,
      forks: counts.forks,
      gaps: gaps.length > 0 ? JSON.stringify(gaps) : null,
    })
    const heard = read.get<{ receipts: number }>('select receipts from hq_heard where id=?', [siteId])
    local.put(hqHeardTable, {
      id: siteId,
      heard_at: now,
      said_at: createdAt,
      program,
      receipts: heard?.receipts ?? 0,
      epoch: site.incarnation,
    })
    local.deleteWhere(hqChannelEndTable, 'hq_site_id', siteId)
    for (const { incarnation, sequence, hash } of counts.channels)
      local.put(hqChannelEndTable, { id: incarnation, hq_site_id: siteId, sequence, hash })
  },
})

/** Gives the next receipt of a site its number. Errors: `hq.siteUnknown`. */
export const numberReceipt = defineCommand({
  name: 'hq.numberReceipt',
  permission: 'system',
  input: z.object({ siteId: Id }),
  run({ read, local }, { siteId }) {
    const heard = read.get<{ receipts: number }>('select receipts from hq_heard where id=?', [siteId])
    if (!heard || !siteById(read, siteId)) throw new DeskError('hq.siteUnknown')
    const number = heard.receipts + 1
    local.update(hqHeardTable, siteId, { receipts: number })
    return { number }
  },
})

/** Notes slices of files that came, and forgets those of files that are whole. */
export const noteSlices = defineCommand({
  name: 'hq.noteSlices',
  permission: 'system',
  input: z.object({
    came: z.array(
      z.object({
        sha256: Hex,
        whole: z.int(),
        begins: z.int(),
        bytes: z.int(),
        slice: Hex,
      }),
    ),
    done: z.array(Hex),
  }),
  run({ local }, { came, done }) {
    for (const one of came) local.put(hqSliceTable, { id: `${one.sha256}.${one.begins}`, ...one })
    for (const sha256 of done) local.deleteWhere(hqSliceTable, 'sha256', sha256)
  },
})

export const hqCommands = [
  beginHeadquarters,
  inviteSite,
  admitSite,
  revokeKey,
  unmaskSiteCase,
  noteRebuilt,
  noteParcel,
  numberReceipt,
  noteSlices,
  ...inboxCommands,
  forgetOutgoing,
]
