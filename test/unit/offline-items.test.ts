import { uuidv7 } from 'uuidv7'
import { describe, expect, it, vi } from 'vitest'
import { forgetDevice, forgetLost, lostUnsent } from '../../renderer/offline/forget.ts'
import { httpLine } from '../../renderer/offline/http-line.ts'
import type { Content } from '../../renderer/offline/item.ts'
import type { CommandToSend, DeskLine } from '../../renderer/offline/line.ts'
import { NoAnswer, Refused } from '../../renderer/offline/line.ts'
import { createOutbox } from '../../renderer/offline/outbox.ts'
import { openPhotoStore } from '../../renderer/offline/photo-store.ts'
import { sendRound } from '../../renderer/offline/sending.ts'
import type { OfflineStore } from '../../renderer/offline/store.ts'
import { modelDesk, newDevice } from '../support/outbox.ts'

const year = 365 * 86_400_000
const contentOf = (text: string): Content => ({
  kind: 'command',
  procedure: 'visits.miss',
  commandId: uuidv7(),
  input: { thing: 'a', text, files: [] },
  label: `label of ${text}`,
})
const itemOf = (by: string, text: string, more = {}) => ({
  id: uuidv7(),
  thing: 'a',
  by,
  recordedAt: 1_000_000,
  clockOffset: null,
  content: contentOf(text),
  ...more,
})

/** Sends what one person has, and answers what the desk was asked. */
async function sent(store: OfflineStore, by: string, clock: { now: number; offset: number | null }) {
  const commands: CommandToSend[] = []
  const { line } = modelDesk()
  const listening: DeskLine = {
    ...line,
    async command(who, command) {
      commands.push(command)
      await line.command(who, command)
    },
  }
  const end = await sendRound({
    store,
    line: listening,
    by,
    now: () => clock.now,
    clockOffset: () => clock.offset,
    onChange: () => undefined,
  })
  return { end, commands }
}

describe('what a device keeps', () => {
  it('tells when it happened by the desk’s clock, also where its own is years off', async () => {
    const by = uuidv7()
    const store = await newDevice().open()
    const desk = 60 * year
    // Three years behind when it was recorded, an hour before it is sent.
    await store.add([itemOf(by, 'one', { recordedAt: desk - 3 * year - 3_600_000, clockOffset: 3 * year })])
    // Never compared before: by how it is now; and never in the desk's future.
    await store.add([itemOf(by, 'two', { recordedAt: desk - 3 * year - 60_000 })])
    await store.add([itemOf(by, 'three', { recordedAt: desk - 3 * year, clockOffset: 9 * year })])
    const { commands } = await sent(store, by, { now: desk - 3 * year, offset: 3 * year })
    expect(commands.map(({ happenedAt }) => happenedAt)).toEqual([desk - 3_600_000, desk - 60_000, desk])
    store.close()
  })

  it('sends all of it where no room is left to note how far that is, and makes room', async () => {
    const by = uuidv7()
    const device = newDevice()
    const store = await device.open()
    const photo = { id: uuidv7(), content: { kind: 'file', name: 'a.jpg', size: 3, label: '' } } as const
    await store.keepFile(photo.id, new Blob(['abc']))
    await store.add([itemOf(by, '', photo), itemOf(by, 'with a photo', { files: [photo.id] })])
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full)
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(full)
    vi.spyOn(IDBCursor.prototype, 'update').mockImplementation(full)
    const { end, commands } = await sent(store, by, { now: 2_000_000, offset: 0 })
    expect(end).toEqual({ end: 'done' })
    expect(commands).toHaveLength(1)
    vi.restoreAllMocks()
    store.close()
    const after = await device.open()
    expect(await after.items(by)).toEqual([])
    expect(await after.piece(photo.id, 0)).toBeUndefined()
    after.close()
  })

  it('says the same moment at each try, whatever the clocks do in between', async () => {
    const by = uuidv7()
    const store = await newDevice().open()
    await store.add([itemOf(by, 'once', { recordedAt: 5_000 })])
    const asked: number[] = []
    const lost: DeskLine = {
      ...modelDesk().line,
      command: async (_by, { happenedAt }) => {
        asked.push(happenedAt)
        throw new NoAnswer('lost')
      },
    }
    for (const offset of [0, 7_000]) {
      const round = {
        store,
        line: lost,
        by,
        now: () => 90_000,
        clockOffset: () => offset,
        onChange: () => undefined,
      }
      expect(await sendRound(round)).toEqual({ end: 'no-answer', wait: undefined })
    }
    expect(asked).toEqual([5_000, 5_000])
    store.close()
  })

  it('keeps what an older program recorded and what a newer one did', async () => {
    const by = uuidv7()
    const device = newDevice()
    const old = await device.open({ to: 1 })
    await old.add([itemOf(by, 'old')])
    old.close()
    const relabelled = (content: unknown) => ({ ...(content as Content), label: 'in new words' })
    const newer = await device.open({ to: 2, by: { 1: relabelled } })
    await newer.add([itemOf(by, 'new', { thing: 'b' })])
    expect((await newer.items(by)).map(({ label }) => label)).toEqual(['in new words', 'label of new'])
    newer.close()
    // The program went back: what it cannot read waits, and the rest is sent.
    const back = await device.open({ to: 1 })
    const { commands } = await sent(back, by, { now: 2_000_000, offset: 0 })
    expect(commands).toHaveLength(1)
    expect((await back.items(by)).map(({ state }) => state)).toEqual(['delivered', 'kept'])
    back.close()
  })

  it('shows nobody what somebody else recorded, and lies sealed', async () => {
    const [mine, theirs] = [uuidv7(), uuidv7()]
    const device = newDevice()
    const store = await device.open()
    await store.add([itemOf(mine, 'my words'), itemOf(theirs, 'their words')])
    expect((await store.items(mine)).map(({ label }) => label)).toEqual(['label of my words', ''])
    const failures: unknown[] = []
    const outbox = createOutbox({
      store,
      line: { ...modelDesk().line, command: () => Promise.reject(new NoAnswer('off')) },
      clockOffset: () => null,
      alone: work => work(),
      onFailure: failure => failures.push(failure),
    })
    await outbox.serve(mine)
    await vi.waitFor(() => expect(outbox.view().contact).toBe('no-answer'))
    expect(outbox.view().items).toHaveLength(1)
    expect([...outbox.view().others]).toEqual([[theirs, 1]])
    outbox.stop()
    expect(failures).toEqual([])
    store.close()
    const raw = await new Promise<unknown[]>((resolve, reject) => {
      const opened = indexedDB.open('desk-offline')
      opened.addEventListener('error', () => reject(new Error('it does not open')))
      opened.addEventListener('success', () => {
        const all = opened.result.transaction('items').objectStore('items').getAll()
        all.addEventListener('success', () => resolve(all.result))
      })
    })
    expect(raw).toHaveLength(2)
    const readable = JSON.stringify(raw, (_name, value: unknown) =>
      value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value,
    )
    expect(readable).not.toMatch(/words|visits\.miss/)
  })

  it('lets go of photos that nothing names, and of no others', async () => {
    const by = uuidv7()
    const store = await newDevice().open()
    const [lost, draft, waiting] = [uuidv7(), uuidv7(), uuidv7()]
    for (const fileId of [lost, draft, waiting]) await store.keepFile(fileId, new Blob(['photo']))
    await store.keep(by, 'entry/x', { photos: [{ fileId: draft }] })
    const content = { kind: 'file', name: 'a.jpg', size: 5, label: '' } as const
    await store.add([{ ...itemOf(by, ''), id: waiting, content }])
    const there = async () => {
      const pieces = await Promise.all([lost, draft, waiting].map(fileId => store.piece(fileId, 0)))
      return pieces.map(piece => piece !== undefined)
    }
    await store.sweep(Date.now())
    expect(await there()).toEqual([true, true, true])
    await store.sweep(Date.now() + 2 * 3_600_000)
    expect(await there()).toEqual([false, true, true])
    store.close()
  })

  it('leaves nothing where the device was revoked', async () => {
    const by = uuidv7()
    const store = await newDevice().open()
    const revoked: DeskLine = {
      ...modelDesk().line,
      command: () => Promise.reject(new Refused({ code: 'device.revoked', params: {} })),
    }
    const outbox = createOutbox({
      store,
      line: revoked,
      clockOffset: () => null,
      alone: work => work(),
      onFailure: () => undefined,
    })
    await outbox.serve(by)
    await outbox.record([{ id: uuidv7(), thing: 'a', content: contentOf('x') }])
    await vi.waitFor(() => expect(outbox.view().contact).toBe('revoked'))
    outbox.stop()
    // A photo and the entry that names it, one that was begun, and photos of a phone: counted, told, gone.
    const photo = { id: uuidv7(), content: { kind: 'file', name: 'a.jpg', size: 3, label: '' } } as const
    await store.add([itemOf(by, 'y', photo), itemOf(by, 'z', { files: [photo.id] })])
    await store.keep(by, 'entry/visit', { minutes: '写到一半' })
    const photos = await openPhotoStore()
    await photos.add({ ...keptPhoto, id: uuidv7() }, new Blob(['abc']))
    await photos.add(
      { ...keptPhoto, id: uuidv7(), refused: { code: 'camera.noPicture', params: {} } },
      new Blob(),
    )
    vi.stubGlobal('localStorage', memoryStorage())
    expect(await forgetDevice()).toEqual({ entries: 3, photos: 2 })
    expect(await store.items()).toEqual([])
    expect(await photos.all()).toEqual([])
    // Opened again, the page still says what was lost, until the device is paired anew.
    expect(await forgetDevice()).toEqual({ entries: 3, photos: 2 })
    forgetLost()
    expect(lostUnsent()).toEqual({ entries: 0, photos: 0 })
    vi.unstubAllGlobals()
    store.close()
  })
})

/** A phone's photo; give it an id. */
const keptPhoto = {
  targetId: 't',
  name: 'a.jpg',
  size: 3,
  takenAt: 1,
  order: 1,
  uploadId: null,
  refused: null,
}

/** The browser's storage, as far as it is used here. */
function memoryStorage() {
  const held = new Map<string, string>()
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => held.set(name, value),
    removeItem: (name: string) => held.delete(name),
  }
}

describe('an answer of the desk', () => {
  const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => {
    const offsets: number[] = []
    const line = httpLine({
      fetch: async () => new Response(JSON.stringify(body), { status, headers }),
      onClock: offset => offsets.push(offset),
      now: () => 10_000,
    })
    const call = { procedure: 'visits.miss', commandId: uuidv7(), happenedAt: 1, input: {} }
    return { offsets, ask: line.command('me', call).catch((error: unknown) => error) }
  }
  const trpc = (code: string, desk: string | null) => ({
    error: { message: 'x', data: { code, path: 'visits.miss', desk: desk && { code: desk, params: {} } } },
  })

  it('is a word where it says no, and none where the desk itself is in trouble', async () => {
    const codeOf = async (status: number, body: unknown) => {
      const failure = await answering(status, body).ask
      return failure instanceof Refused ? failure.reason.code : failure instanceof NoAnswer ? 'later' : 'done'
    }
    expect(await codeOf(200, { result: { data: null } })).toBe('done')
    expect(await codeOf(400, trpc('BAD_REQUEST', 'visit.wrongState'))).toBe('visit.wrongState')
    expect(await codeOf(400, trpc('BAD_REQUEST', null))).toBe('input.invalid')
    expect(await codeOf(404, trpc('NOT_FOUND', null))).toBe('input.unknownProcedure')
    expect(await codeOf(500, trpc('INTERNAL_SERVER_ERROR', 'database.writerLost'))).toBe('later')
    expect(await codeOf(500, trpc('INTERNAL_SERVER_ERROR', null))).toBe('later')
    expect(await codeOf(403, 'Unknown host name')).toBe('later')
    expect(await codeOf(200, 'somebody’s page of a hotel network')).toBe('later')
  })

  it('says how long to wait, and what the time is', async () => {
    const { ask, offsets } = answering(429, {}, { 'retry-after': '7', date: new Date(70_000).toUTCString() })
    expect(await ask).toMatchObject({ wait: 7_000 })
    expect(offsets).toEqual([60_500])
  })
})
