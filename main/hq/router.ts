import { z } from 'zod'
import { action, command, query, router } from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import {
  HqCaseInput,
  HqCaseKey,
  HqCaseStoryInput,
  InboxInput,
  ReceiveInput,
} from '../contract/headquarters.ts'
import { SiteCode } from '../contract/site.ts'
import { Id, Line } from '../contract/values.ts'
import { asActor } from '../log/command.ts'
import { revokeKey, unmaskSiteCase } from './commands.ts'
import { hqCase, hqCaseStory, numberOfHqCase, phoneOfHqCase } from './drill-down.ts'
import { heldBackOf } from './held-back.ts'
import { receiveUploads } from './inbox.ts'
import { makeInvitation } from './invite.ts'
import { fingerprintOf } from '../sync/format/keys.ts'
import { requireOwn, siteById } from './queries.ts'
import { rotateOwnKey } from './rotate.ts'
import { siteSeason } from './season-view.ts'
import { hqKeys, hqSite, hqSites, inboxPage } from './views.ts'

const nothing = z.object({}).optional()
const permission = 'case.read'

/** What a headquarters shows and does; on any other desk every one of these answers `hq.notHeadquarters`. */
export const hqRouter = router({
  /** Starts taking in parcels that were uploaded; watch it with `jobs.status`. Result: ReceivedAll. */
  receive: action({
    permission: 'sync.run',
    input: ReceiveInput,
    run({ core, read, signedIn }, { uploadIds }) {
      requireOwn(read)
      const jobId = core.board.start('hq.receive', signedIn.staffId, control =>
        receiveUploads(core, uploadIds, control),
      )
      return { jobId }
    },
  }),
  /** What came and what was refused, newest first. */
  inbox: query({
    permission,
    input: InboxInput,
    run({ read }, input) {
      requireOwn(read)
      return inboxPage(read, input)
    },
  }),
  sites: query({
    permission,
    input: nothing,
    run({ core, read }) {
      const { name, public_key } = requireOwn(read)
      return { name, key: fingerprintOf(public_key), sites: hqSites(read, core.environment.now()) }
    },
  }),
  site: query({
    permission,
    input: z.object({ hqSiteId: Id }),
    run({ core, read }, { hqSiteId }) {
      requireOwn(read)
      const site = hqSite(read, hqSiteId, core.environment.now())
      if (!site) throw new DeskError('hq.siteUnknown')
      return { ...site, keys: hqKeys(read, hqSiteId) }
    },
  }),
  /** What of a site is kept and not used, the oldest 200. */
  heldBack: query({
    permission,
    input: z.object({ hqSiteId: Id }),
    run({ core, read }, { hqSiteId }) {
      requireOwn(read)
      return heldBackOf(core, hqSiteId)
    },
  }),
  /** How ready a site is for the rainy season; null where nothing is known or expected. */
  season: query({
    permission,
    input: z.object({ hqSiteId: Id }),
    run({ core, read }, { hqSiteId }) {
      requireOwn(read)
      if (!siteById(read, hqSiteId)) throw new DeskError('hq.siteUnknown')
      return siteSeason(core, hqSiteId)
    },
  }),
  /** Invites a site, new or again. The answer is as secret as a key: it is written into a file or shown as a code. */
  invite: action({
    permission: 'sync.manage',
    input: z.object({ code: SiteCode, name: Line, address: z.string().trim().max(300).default('') }),
    async run({ core, signedIn }, input) {
      const invitation = await makeInvitation(core, asActor(signedIn), input)
      return { text: JSON.stringify(invitation), expiresAt: invitation.expiresAt }
    },
  }),
  revokeKey: command(revokeKey),
  /** Gives headquarters a new key; sites learn it from their next receipt. */
  rotateKey: action({
    permission: 'sync.manage',
    input: nothing,
    run: ({ core, signedIn }) => rotateOwnKey(core, asActor(signedIn)),
  }),
  /** A case of a site as its own page shows it. */
  case: query({ permission, input: HqCaseInput, run: ({ core }, { key }) => hqCase(core, key) }),
  caseStory: query({
    permission,
    input: HqCaseStoryInput,
    run: ({ core }, { key, after = 0, limit }) => hqCaseStory(core, { key, after, limit }),
  }),
  /** Shows the phone of a case in full; the look stands on the audit trail of headquarters. */
  unmaskCase: action({
    permission: 'person.unmask',
    input: z.object({ commandId: Id, input: z.object({ key: HqCaseKey }) }),
    async run({ core, signedIn }, { commandId, input: { key } }) {
      const { site, caseId, number } = await numberOfHqCase(core, key)
      const input = { hqSiteId: site.id, caseId, number }
      await core.execute(unmaskSiteCase, { id: commandId, input, actor: signedIn })
      return { phone: await phoneOfHqCase(core, key) }
    },
  }),
})
