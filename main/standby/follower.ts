import { DeskError } from '../contract/errors.ts'
import {
  StandbyAnswer,
  standbyLateAfter,
  type StandbyTrouble,
  type StandbyView,
} from '../contract/standby.ts'
import { migrationNames } from '../database/migration-names.ts'
import type { Generation } from '../desk/backup-generations.ts'
import { restoreError } from '../desk/backup-failures.ts'
import { createRounds } from '../desk/rounds.ts'
import { fetchCopy, type FetchProgress } from './fetch-copy.ts'
import { copiesFolderOf, type Joined, readState, writeState } from './joined.ts'
import { listCopies } from './kept-copies.ts'
import type { StandbyLink } from './link.ts'
import { silentAfter } from './rules.ts'

export interface FollowerOptions {
  readonly dataFolder: string
  readonly joined: Joined
  readonly link: StandbyLink
  /** This computer's clock, UTC milliseconds. */
  now(): number
}

/** Keeps a copy of another desk up to date. */
export interface Follower {
  /** Says that it is there, and begins to fetch a copy where one is due. Never rejects: trouble is in the view. */
  contact(): Promise<void>
  view(): Promise<StandbyView>
  /** Resolves when nothing is fetched any more. */
  settled(): Promise<void>
  /** Calls off what is under way and resolves when it is. */
  stop(): Promise<void>
}

/** After a failure the next copy waits so long, in milliseconds; a line that was cut is taken up sooner. */
const retryAfter = 60_000
const resumeAfter = 5_000

export function createFollower({ dataFolder, joined, link, now }: FollowerOptions): Follower {
  const folder = copiesFolderOf(dataFolder)
  const stopping = new AbortController()
  const rounds = createRounds()
  const state = { ...readState(dataFolder) }
  let fetching: FetchProgress | undefined
  let notBefore = 0
  let saved = JSON.stringify(state)

  const save = async () => {
    const next = JSON.stringify({ ...state, freshAt: null, heardAt: null, offset: 0 })
    if (next === saved) return
    saved = next
    await writeState(dataFolder, state)
  }
  const newest = async (): Promise<Generation | undefined> => (await listCopies(folder, joined.site.code))[0]
  const troubled = (error: unknown): StandbyTrouble | null => {
    const known = restoreError(error, folder)
    if (!(known instanceof DeskError)) {
      process.stderr.write(
        `standby: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      )
      return { at: now(), code: 'unexpected', params: { reference: 'standby' } }
    }
    // Called off, or the main computer was started anew in between: neither is anything to do about.
    if (known.code === 'job.cancelled' || known.code === 'standby.offerGone') return state.trouble
    return { at: now(), code: known.code, params: { ...known.params } }
  }

  const fetch = async () => {
    fetching = { stage: 'asking', done: 0, of: 0 }
    try {
      const { manifest } = await fetchCopy({
        link,
        folder,
        site: joined.site.code,
        signal: stopping.signal,
        progress(at) {
          fetching = at
        },
      })
      state.freshAt = manifest.createdAt
      state.trouble = migrationNames.includes(manifest.schema)
        ? null
        : { at: now(), code: 'standby.newerProgram', params: {} }
      notBefore = 0
    } catch (error) {
      const isCut =
        error instanceof DeskError && (error.code === 'standby.slow' || error.code === 'standby.offerGone')
      notBefore = now() + (isCut ? resumeAfter : retryAfter)
      state.trouble = troubled(error)
    } finally {
      fetching = undefined
      saved = ''
      // A full disk may refuse this too; it is noted again with the next copy.
      await save().catch(() => undefined)
    }
    // The main computer shows at once how old the copy is; where it is gone, the next contact tells.
    if (notBefore === 0 && !stopping.signal.aborted) await speak().catch(() => undefined)
  }

  const speak = async () => {
    const copy = await newest()
    const { createdAt, incarnation, sequence, position } = copy?.manifest ?? {}
    const holds =
      createdAt === undefined || incarnation === undefined || sequence === undefined || position === undefined
        ? null
        : { at: createdAt, incarnation, sequence, position }
    const answer = await link.call(
      'standby.contact',
      {
        copy: holds,
        fetching: fetching !== undefined,
        trouble: state.trouble,
        schema: migrationNames.at(-1) ?? '',
      },
      StandbyAnswer,
    )
    if (answer.site.code !== joined.site.code)
      throw new DeskError('standby.foreignSite', { code: answer.site.code, own: joined.site.code })
    state.offset = answer.now - now()
    state.heardAt = now()
    const isFresh = holds?.incarnation === answer.head.incarnation && holds.sequence === answer.head.sequence
    if (isFresh) state.freshAt = answer.now
    if (state.trouble && contactTroubles.has(state.trouble.code)) state.trouble = null
    if (answer.due !== null && !fetching && now() >= notBefore && !stopping.signal.aborted)
      void rounds.run(fetch())
  }

  return {
    async contact() {
      if (stopping.signal.aborted) return
      try {
        await rounds.run(speak())
      } catch (error) {
        state.trouble = troubled(error)
      }
      await save().catch(() => undefined)
    },
    async view() {
      const copies = await listCopies(folder, joined.site.code)
      const time = now()
      const [first] = copies
      const freshAt = first ? Math.max(first.manifest.createdAt, state.freshAt ?? 0) : undefined
      const age = freshAt === undefined ? null : Math.max(0, time + state.offset - freshAt)
      return {
        site: joined.site,
        main: joined.hosts[0] ?? '',
        name: joined.name,
        copies: copies.map(({ path, manifest }) => ({
          file: path,
          at: manifest.createdAt,
          operations: manifest.position,
          files: manifest.files,
          databaseBytes: manifest.database.bytes,
        })),
        freshAt: freshAt ?? null,
        age,
        late: age === null || age > standbyLateAfter,
        heardAt: state.heardAt,
        reached: state.heardAt !== null && Math.abs(time - state.heardAt) <= silentAfter,
        trouble: state.trouble,
        fetching: fetching ?? null,
      }
    },
    settled: () => rounds.settled(),
    async stop() {
      stopping.abort()
      await rounds.settled()
      await writeState(dataFolder, state).catch(() => undefined)
    },
  }
}

/** Trouble that is over when the main computer answers. */
const contactTroubles: ReadonlySet<string> = new Set([
  'standby.unreachable',
  'standby.refused',
  'standby.mainReplaced',
  'standby.foreignSite',
  'unexpected',
])
