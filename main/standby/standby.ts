import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { type SetAside, StandbyAnswer, type StandbyView } from '../contract/standby.ts'
import { migrationNames } from '../database/migration-names.ts'
import type { DeskCore } from '../desk/core.ts'
import { deviceCookie, deviceTokenHash } from '../station/gate.ts'
import { askBeforeOpening, patience } from './asking.ts'
import type { Connector } from './connector.ts'
import { createFollower, type Follower } from './follower.ts'
import { deleteSetAside, finishSetAside, listSetAside, planSetAside } from './former.ts'
import { readInvitation } from './invitation.ts'
import { copiesFolderOf, type Joined, readJoined, removeJoined, writeJoined } from './joined.ts'
import { listCopies } from './kept-copies.ts'
import { standbysToHear } from './known.ts'
import { countLater } from './later.ts'
import { createLink, type StandbyLink } from './link.ts'
import { readReplaced, type Learned, type Replaced, writeReplaced } from './replaced.ts'
import { requireTookOver } from './tell-replaced.ts'
import { settleTakeOver } from './took-over.ts'
import { tlsConnector } from './tls-connector.ts'

/** To what a computer is invited, and what it is to be called there. */
export interface Invited {
  readonly line: string
  readonly name: string
}

export interface StandbyOptions {
  readonly dataFolder: string
  /** This computer's clock, UTC milliseconds. */
  now(): number
  readonly connector?: Connector | undefined
}

/** What this computer is as a standby: which desk it keeps a copy of, and how the copy stands. */
export interface Standby {
  /** It keeps a copy of another desk. */
  isJoined(): boolean
  /** Hash of the token by which the other desk knows this computer; undefined where it keeps no copy. */
  knownBy(): string | undefined
  /** Null where it keeps none. */
  view(): Promise<StandbyView | null>
  /**
   * Begins to keep a copy of the desk that the line invites to. Errors: `standby.invitationWrong`,
   * `standby.unreachable`, `standby.stranger`, `standby.refused`, `standby.wrongKind`.
   */
  join(line: string, name: string): Promise<void>
  /**
   * A replaced desk becomes the standby of the one that took over, which the line invites to. `close` ends the work on
   * its data, which are set aside then. Errors: as `join`, `standby.notReplaced`, `standby.notTookOver`.
   */
  rejoin(core: DeskCore, invited: Invited, close: () => Promise<void>): Promise<void>
  /** Keeps no copy any more; what was copied stays on the disk until this computer is set up otherwise. */
  leave(): Promise<void>
  /** Data of this computer that were set aside, the latest first. */
  setAside(): Promise<SetAside[]>
  deleteSetAside(id: string): Promise<void>
  /** Tells the main computer that this one is there, and begins a copy where one is due. */
  contact(): Promise<void>
  /** Path of the newest copy, or of the one before. Errors: `standby.noCopy`. */
  copyFile(which: number): Promise<string>
  /** Whatever is fetched is called off; copies that are whole stay. */
  pause(): Promise<void>
  /** Which desk took this one's place; undefined where nobody said so. */
  replaced(): Replaced | undefined
  /** Another desk went on from a copy of this one: nobody is let in here any more. */
  noteReplaced(replacement: Learned): Promise<void>
  /** It is being asked whether a standby took over while this desk was away: nobody is let in yet. */
  isAsking(): boolean
  /** How long that may still take, in milliseconds; 0 where nothing is asked. */
  askingFor(): number
  /** Begins to ask that, where there are standbys; `listens` says whether they can reach this desk too. */
  ask(core: DeskCore, listens: boolean): Promise<void>
  readonly connector: Connector
  /** The copy was made into a desk: see {@link settleTakeOver}. */
  settle(core: DeskCore): Promise<void>
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Nobody said where the desk is that took over. */
const nowhere = { name: null, hosts: [] }

/** Refuses work on a desk whose place was taken, or where that is being asked. Errors: `standby.replaced`, `.asking`. */
export function requireOpen(standby: Standby): void {
  if (standby.replaced()) throw new DeskError('standby.replaced')
  if (standby.isAsking()) throw new DeskError('standby.asking')
}

export function createStandby({ dataFolder, now, connector = tlsConnector }: StandbyOptions): Standby {
  let joined = readJoined(dataFolder)
  let follower: Follower | undefined
  let replaced = readReplaced(dataFolder)
  let asking: Promise<void> | undefined
  let askingUntil = 0
  let closing = false

  const follow = (): Follower | undefined => {
    if (!joined) return undefined
    follower ??= createFollower({ dataFolder, joined, link: createLink(connector.sendTo(joined)), now })
    return follower
  }
  const stop = async () => {
    const running = follower
    follower = undefined
    await running?.stop()
  }

  const noteReplaced = async (replacement: Learned) => {
    const { incarnation, letter, at, after } = replacement
    const { by = replaced?.by ?? nowhere } = replacement
    // Told again, it may have moved; whoever else says so changes nothing.
    if (replaced && (replaced.incarnation !== incarnation || isDeepStrictEqual(by, replaced.by))) return
    const noted = { incarnation, letter, at, after, learnedAt: replaced?.learnedAt ?? now(), by }
    // From now on, and not only from when it is written down.
    replaced = noted
    await writeReplaced(dataFolder, noted)
  }

  return {
    isJoined: () => joined !== undefined,
    knownBy: () => joined && deviceTokenHash(joined.token),
    view: async () => (await follow()?.view()) ?? null,
    async join(line, name) {
      const fresh = await pairWith(connector, line, name, now())
      await stop()
      await writeJoined(dataFolder, fresh)
      joined = fresh
    },
    async rejoin(core, { line, name }, close) {
      const former = replaced
      if (!former) throw new DeskError('standby.notReplaced')
      // Asked before the code is used: it is good for once.
      const check = (link: StandbyLink) => requireTookOver(core, link, former)
      const fresh = await pairWith(connector, line, name, now(), check)
      const note = { version: 1, at: now(), later: countLater(core, former) } as const
      await planSetAside(dataFolder, { id: crypto.randomUUID(), note, joined: fresh })
      joined = fresh
      await close()
      replaced = undefined
      await finishSetAside(dataFolder)
    },
    async leave() {
      await stop()
      await removeJoined(dataFolder)
      joined = undefined
    },
    setAside: () => listSetAside(dataFolder),
    deleteSetAside: id => deleteSetAside(dataFolder, id),
    contact: async () => await follow()?.contact(),
    async copyFile(which) {
      const copies = joined ? await listCopies(copiesFolderOf(dataFolder), joined.site.code) : []
      const copy = copies[which]
      if (!copy) throw new DeskError('standby.noCopy')
      return copy.path
    },
    pause: stop,
    connector,
    isAsking: () => asking !== undefined,
    askingFor: () => (asking ? Math.max(0, askingUntil - performance.now()) : 0),
    async ask(core, listens) {
      if (replaced || (await standbysToHear(core)).length === 0) return
      const over = () => closing || replaced !== undefined
      askingUntil = performance.now() + patience
      asking = askBeforeOpening({ core, connector, listens, over })
        .then(async found => {
          if (found) await noteReplaced(found)
        })
        .catch((error: unknown) => {
          process.stderr.write(`standby: ${error instanceof Error ? error.message : String(error)}\n`)
        })
        .finally(() => {
          asking = undefined
        })
    },
    replaced: () => replaced,
    noteReplaced,
    async settle(core) {
      await stop()
      await settleTakeOver(core)
      joined = readJoined(dataFolder)
    },
    async settled() {
      await asking
      await follower?.settled()
    },
    async close() {
      closing = true
      await asking
      await stop()
    },
  }
}

const PairAnswer = z.object({ kind: z.string() })

/** Uses the code of an invitation and asks whose desk it is. */
async function pairWith(
  connector: Connector,
  line: string,
  name: string,
  at: number,
  check?: (link: StandbyLink) => Promise<void>,
): Promise<Joined> {
  const invitation = readInvitation(line)
  const authority = await connector.authorityOf(invitation.hosts, invitation.authority)
  const hosts = [...invitation.hosts]
  let token: string | undefined
  const send = connector.sendTo({ hosts, authority, token: null })
  await check?.(createLink(send))
  const pairing = createLink(async (path, init) => {
    const response = await send(path, init)
    token = tokenIn(response.headers.getSetCookie()) ?? token
    return response
  })
  const { kind } = await pairing.call('station.pair', { secret: invitation.secret, name }, PairAnswer)
  if (token === undefined) throw new DeskError('standby.refused', { reason: 'token' })
  if (kind !== 'standby') throw new DeskError('standby.wrongKind')
  const link = createLink(connector.sendTo({ hosts, authority, token }))
  const { site } = await link.call(
    'standby.contact',
    { copy: null, fetching: false, trouble: null, schema: migrationNames.at(-1) ?? '' },
    StandbyAnswer,
  )
  return {
    version: 1,
    site: { code: site.code, name: site.name },
    hosts,
    authority,
    token,
    name,
    pairedAt: at,
  }
}

function tokenIn(cookies: readonly string[]): string | undefined {
  for (const cookie of cookies) {
    const [pair = ''] = cookie.split(';')
    if (pair.startsWith(`${deviceCookie}=`)) return pair.slice(deviceCookie.length + 1)
  }
  return undefined
}
