import { createHash } from 'node:crypto'
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { uuidv7 } from 'uuidv7'
import { openOfflineDatabase } from '../../renderer/offline/database.ts'
import { type DeskLine, NoAnswer, Refused } from '../../renderer/offline/line.ts'
import { type RoundEnd, sendRound } from '../../renderer/offline/sending.ts'
import { type OfflineStore, openStore } from '../../renderer/offline/store.ts'

/** The page was killed here. */
export class Killed extends Error {}

/** A device's storage of its own: what one page leaves there the next one finds. */
export function newDevice(options: Parameters<typeof openStore>[1] = { pieceBytes: 64 }) {
  globalThis.indexedDB = new IDBFactory()
  return {
    open: async (more = {}) => await openStore(await openOfflineDatabase(), { ...options, ...more }),
  }
}

/** Kills whoever calls for the nth time, before or behind what the call does. */
export function killedAt<Called extends object>(
  called: Called,
  turn: { left: number },
  behind: boolean,
): Called {
  return new Proxy(called, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return async (...given: unknown[]) => {
        turn.left -= 1
        const dies = turn.left === 0
        if (dies && !behind) throw new Killed()
        const result: unknown = await Reflect.apply(member, target, given)
        if (dies) throw new Killed()
        return result
      }
    },
  })
}

/** What happens to a request on its way. `late`: a copy of it arrives behind the next one. */
export const mishaps = ['none', 'none', 'request lost', 'answer lost', 'twice', 'late'] as const
export type Mishap = (typeof mishaps)[number]

/** A network on which requests meet these mishaps in turn, and none once they are used up. */
export function badNetwork(script: readonly Mishap[]) {
  let next = 0
  let late: (() => Promise<unknown>) | undefined
  return async function across<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    const mishap = script[next] ?? 'none'
    next += 1
    if (mishap === 'request lost') throw new NoAnswer('request lost')
    const answer = await request()
    const behind = late
    late = mishap === 'late' ? request : undefined
    // Whoever waits for the answer of a copy has gone, and so nobody hears what it says.
    await behind?.().catch(() => undefined)
    if (mishap === 'twice') await request().catch(() => undefined)
    if (mishap === 'answer lost') throw new NoAnswer('answer lost')
    return answer
  }
}

/** A line that sends everything across a network. */
export const lineAcross = (
  line: DeskLine,
  across: <Answer>(request: () => Promise<Answer>) => Promise<Answer>,
): DeskLine => ({
  begin: (...given) => across(() => line.begin(...given)),
  offset: (...given) => across(() => line.offset(...given)),
  slice: (...given) => across(() => line.slice(...given)),
  command: (...given) => across(() => line.command(...given)),
})

/** Rounds until everything is sent, one page after the other; a killed one is followed by a new one. */
export async function sendAll(options: {
  open(): Promise<OfflineStore>
  line: DeskLine
  by: string
  /** After how many calls each page is killed, before or behind the call; the last pages live. */
  kills?: readonly { readonly after: number; readonly behind: boolean }[]
}): Promise<RoundEnd> {
  const { open, line, by, kills = [] } = options
  for (let page = 0; page < 200; page += 1) {
    const kill = kills[page]
    const store = await open()
    const turn = { left: kill?.after ?? Number.POSITIVE_INFINITY }
    const behind = kill?.behind ?? false
    try {
      const end = await sendRound({
        store: killedAt(store, turn, behind),
        line: killedAt(line, turn, behind),
        by,
        now: () => Date.now(),
        clockOffset: () => null,
        onChange: () => undefined,
      })
      if (end.end !== 'no-answer') return end
    } catch (failure) {
      if (!(failure instanceof Killed)) throw failure
    } finally {
      store.close()
    }
  }
  throw new Error('it never comes to an end')
}

/** A desk as the outbox may count on it: a command's id makes it one, files are there whole or not at all. */
export function modelDesk() {
  const uploads = new Map<string, { size: number; bytes: Buffer }>()
  const answered = new Map<string, string>()
  const log: { thing: string; text: string; files: string[] }[] = []
  const known = (uploadId: string) => {
    const upload = uploads.get(uploadId)
    if (!upload) throw new Refused({ code: 'archive.uploadUnknown', params: {} })
    return upload
  }
  const line: DeskLine = {
    async begin(_by, _name, size) {
      const uploadId = uuidv7()
      uploads.set(uploadId, { size, bytes: Buffer.alloc(0) })
      return { uploadId }
    },
    offset: async (_by, uploadId) => known(uploadId).bytes.length,
    async slice(_by, uploadId, offset, bytes) {
      const upload = known(uploadId)
      const expected = upload.bytes.length
      if (offset > expected) throw new Refused({ code: 'archive.sliceGap', params: { expected } })
      upload.bytes = Buffer.concat([upload.bytes, bytes.subarray(expected - offset)])
      return upload.bytes.length
    },
    async command(_by, { commandId, happenedAt, input }) {
      const { thing, text, files } = input as { thing: string; text: string; files: string[] }
      const hashes = files.map(uploadId => {
        const { size, bytes } = known(uploadId)
        if (bytes.length !== size) throw new Refused({ code: 'archive.uploadIncomplete', params: {} })
        return createHash('sha256').update(bytes).digest('hex')
      })
      const asked = JSON.stringify([thing, text, hashes, happenedAt])
      const before = answered.get(commandId)
      if (before === asked) return
      if (before !== undefined) throw new Refused({ code: 'command.reused', params: {} })
      if (text === 'refused') throw new Refused({ code: 'visit.wrongState', params: {} })
      answered.set(commandId, asked)
      log.push({ thing, text, files: hashes })
    },
  }
  return { line, log, forgetUploads: () => uploads.clear() }
}
