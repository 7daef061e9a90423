import { z } from 'zod'
import { action, command, query, router } from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import { InboxInput, ReceiveInput } from '../contract/headquarters.ts'
import { SiteCode } from '../contract/site.ts'
import { Id, Line } from '../contract/values.ts'
import { asActor } from '../log/command.ts'
import { revokeKey } from './commands.ts'
import { receiveUploads } from './inbox.ts'
import { makeInvitation } from './invite.ts'
import { requireOwn } from './queries.ts'
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
      const { name } = requireOwn(read)
      return { name, sites: hqSites(read, core.environment.now()) }
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
  /** Invites a site, new or again. The answer is as secret as a key: it is written into a file or shown as a code. */
  invite: action({
    permission: 'sync.manage',
    input: z.object({ code: SiteCode, name: Line }),
    async run({ core, signedIn }, input) {
      const invitation = await makeInvitation(core, asActor(signedIn), input)
      return { text: JSON.stringify(invitation), expiresAt: invitation.expiresAt }
    },
  }),
  revokeKey: command(revokeKey),
})
