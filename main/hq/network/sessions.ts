import { hash, randomBytes } from 'node:crypto'
import { DeskError } from '../../contract/errors.ts'
import type { DeskCore } from '../../desk/core.ts'
import { isSignedBy } from '../../sync/format/keys.ts'
import { type SessionRequest, sessionMessage } from '../../sync/format/network.ts'
import { keyOfSite, requireOwn } from '../queries.ts'
import { senderOf } from '../senders.ts'

/** How long a challenge can be answered and a session lasts, in milliseconds. */
const challengeLasts = 60_000
const sessionLasts = 3_600_000
/** Most that are remembered at once; the oldest go first. */
const mostChallenges = 4_096
const mostSessions = 4_096

interface Session {
  readonly hqSiteId: string
  readonly key: string
  readonly until: number
}

export type Sessions = ReturnType<typeof createSessions>

/** Who may bring parcels: whoever signs a challenge with a key of a site, or of one that was invited. In memory alone. */
export function createSessions(core: DeskCore) {
  const challenges = new Map<string, number>()
  const sessions = new Map<string, Session>()
  const now = () => core.environment.now()
  const secret = () => randomBytes(32).toString('base64url')

  function challenge(): string {
    const made = secret()
    challenges.set(made, now() + challengeLasts)
    forgetOldest(challenges, mostChallenges)
    return made
  }

  /** Errors: `sync.challengeOver`, `sync.badSignature`, `sync.unknownSite`, `sync.keyRevoked`, `sync.invitation…`. */
  function open(request: SessionRequest): string {
    const own = requireOwn(core.read)
    const until = challenges.get(request.challenge)
    challenges.delete(request.challenge)
    if (until === undefined || until < now()) throw new DeskError('sync.challengeOver')
    const { site, name, key, enrolment, rotations } = request
    const sender = senderOf(
      core.read,
      own,
      { from: { site, name, incarnation: '', key }, enrolment, rotations, createdAt: now() },
      now(),
    )
    const message = sessionMessage(own.hq_id, request.challenge, key)
    if (!isSignedBy(message, Buffer.from(request.signature, 'base64'), sender.publicKey))
      throw new DeskError('sync.badSignature', { site: name })
    const token = secret()
    sessions.set(hash('sha256', token), { hqSiteId: sender.hqSiteId, key, until: now() + sessionLasts })
    forgetOldest(sessions, mostSessions)
    return token
  }

  /** Whose session it is; undefined where it is over, or its key was revoked meanwhile. */
  function siteOf(token: string): string | undefined {
    const session = sessions.get(hash('sha256', token))
    if (!session || session.until < now()) return undefined
    const known = keyOfSite(core.read, session.key)
    const isOver = known && (known.revoked_at !== null || known.replaced_at !== null)
    return isOver ? undefined : session.hqSiteId
  }

  return { challenge, open, siteOf }
}

function forgetOldest(known: Map<string, unknown>, most: number): void {
  for (const one of known.keys()) {
    if (known.size <= most) return
    known.delete(one)
  }
}
