import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VisitRow } from '../../main/contract/visits.ts'
import { httpLine } from '../../renderer/offline/http-line.ts'
import type { NewItem, OfflineStore } from '../../renderer/offline/store.ts'
import { openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { badNetwork, lineAcross, mishaps, modelDesk, newDevice, sendAll } from '../support/outbox.ts'

const by = uuidv7()
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** What somebody recorded: of which thing, and how large its photos are. */
const Entries = fc.array(
  fc.record({
    thing: fc.constantFrom('a', 'b'),
    photos: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 4 },
)
const Mishaps = fc.array(fc.constantFrom(...mishaps), { maxLength: 40 })
const Kills = fc.array(fc.record({ after: fc.integer({ min: 1, max: 25 }), behind: fc.boolean() }), {
  maxLength: 6,
})

const photoOf = (size: number, seed: number) => Buffer.alloc(size, `photo ${seed} `)

/** Keeps an entry as the pages do: photos as they are taken, the rest with one press. */
async function record(
  store: OfflineStore,
  one: { readonly thing: string; readonly photos: readonly Buffer[]; readonly by?: string },
  command: { procedure: string; input(files: readonly { $upload: string }[]): Record<string, unknown> },
): Promise<void> {
  const about = { thing: one.thing, by: one.by ?? by, recordedAt: Date.now(), clockOffset: null }
  const files: NewItem[] = []
  for (const [index, bytes] of one.photos.entries()) {
    const id = uuidv7()
    await store.keepFile(id, new Blob([new Uint8Array(bytes)]))
    const content = { kind: 'file', name: `${index}.txt`, size: bytes.length, label: '' } as const
    files.push({ ...about, id, content })
  }
  const ids = files.map(({ id }) => id)
  const content = {
    kind: 'command',
    procedure: command.procedure,
    commandId: uuidv7(),
    input: command.input(ids.map($upload => ({ $upload }))),
    label: '',
  } as const
  await store.add([...files, { ...about, id: uuidv7(), content, files: ids }])
}

describe('the outbox', () => {
  it('brings everything to the desk exactly once and in order, whatever is lost, doubled, late or killed', async () => {
    await fc.assert(
      fc.asyncProperty(Entries, Mishaps, Kills, fc.boolean(), async (entries, script, kills, forgets) => {
        const device = newDevice()
        const desk = modelDesk()
        const recording = await device.open()
        const expected = []
        for (const [index, { thing, photos }] of entries.entries()) {
          const bytes = photos.map((size, place) => photoOf(size, index * 10 + place))
          const input = (files: readonly unknown[]) => ({ thing, text: `${index}`, files })
          await record(recording, { thing, photos: bytes }, { procedure: 'visits.hold', input })
          expected.push({ thing, text: `${index}`, files: bytes.map(hashOf) })
        }
        recording.close()
        const line = lineAcross(desk.line, badNetwork(script))
        if (forgets) {
          const { slice } = line
          let slices = 0
          line.slice = async (...given) => {
            const offset = await slice(...given)
            slices += 1
            if (slices === 3) desk.forgetUploads()
            return offset
          }
        }
        expect(await sendAll({ open: device.open, line, by, kills })).toEqual({ end: 'done' })
        for (const thing of ['a', 'b']) {
          const of = (one: { thing: string }) => one.thing === thing
          expect(desk.log.filter(of)).toEqual(expected.filter(of))
        }
        const store = await device.open()
        const left = await store.items(by)
        expect(left.filter(item => item.state !== 'delivered')).toEqual([])
        for (const { id } of left) expect(await store.piece(id, 0)).toBeUndefined()
        store.close()
      }),
      { numRuns: 60 },
    )
  })

  it('goes on with other things where the desk refuses, and behind it when the person says so', async () => {
    const device = newDevice()
    const desk = modelDesk()
    const store = await device.open()
    const texts = ['first', 'refused', 'behind']
    for (const text of texts)
      await record(
        store,
        { thing: 'a', photos: [] },
        { procedure: 'visits.hold', input: files => ({ thing: 'a', text, files }) },
      )
    await record(
      store,
      { thing: 'b', photos: [] },
      { procedure: 'visits.hold', input: files => ({ thing: 'b', text: 'other', files }) },
    )
    await sendAll({ open: device.open, line: desk.line, by })
    expect(desk.log.map(({ text }) => text)).toEqual(['first', 'other'])
    const refused = (await store.items(by)).find(item => item.state === 'refused')
    expect(refused?.reason).toEqual({ code: 'visit.wrongState', params: {} })
    await store.remove([refused?.id ?? ''])
    await sendAll({ open: device.open, line: desk.line, by })
    expect(desk.log.map(({ text }) => text)).toEqual(['first', 'other', 'behind'])
    store.close()
  })
})

describe('what is taken back', () => {
  it('reaches the desk whole or not at all, whenever it is taken back', async () => {
    await fc.assert(
      fc.asyncProperty(Mishaps, Kills, fc.integer({ min: 0, max: 12 }), async (script, kills, after) => {
        const device = newDevice()
        const desk = modelDesk()
        const store = await device.open()
        for (const text of ['first', 'mistake', 'last'])
          await record(
            store,
            { thing: 'a', photos: [] },
            { procedure: 'visits.hold', input: files => ({ thing: 'a', text, files }) },
          )
        const mistake = (await store.items(by))[1]?.id ?? ''
        let gone: boolean | undefined
        let requests = 0
        const line = lineAcross(desk.line, badNetwork(script))
        const { command } = line
        line.command = async (...given) => {
          await command(...given)
          requests += 1
          if (requests === after) gone = await store.takeBack(mistake)
        }
        if (after === 0) gone = await store.takeBack(mistake)
        expect(await sendAll({ open: device.open, line, by, kills })).toEqual({ end: 'done' })
        expect(desk.log.map(({ text }) => text)).toEqual(
          gone === true ? ['first', 'last'] : ['first', 'mistake', 'last'],
        )
        store.close()
      }),
      { numRuns: 60 },
    )
  })

  it('is left alone by a round that began before', async () => {
    const device = newDevice()
    const desk = modelDesk()
    const store = await device.open()
    for (const text of ['first', 'mistake'])
      await record(
        store,
        { thing: 'a', photos: [] },
        { procedure: 'visits.hold', input: files => ({ thing: 'a', text, files }) },
      )
    const mistake = (await store.items(by))[1]?.id ?? ''
    const line = {
      ...desk.line,
      command: async (...given: Parameters<typeof desk.line.command>) => {
        await desk.line.command(...given)
        expect(await store.takeBack(mistake)).toBe(true)
      },
    }
    await sendAll({ open: device.open, line, by })
    expect(desk.log.map(({ text }) => text)).toEqual(['first'])
    expect(await store.takeBack(mistake)).toBe(false)
    store.close()
  })
})

describe('the outbox and the desk itself', () => {
  let test: TestDesk
  let client: TestClient
  let units: string[]

  beforeAll(async () => {
    test = await openTestDesk()
    client = await test.signIn(test.manager)
    const estate = estateBuilder(test.core, test.manager)
    const building = await estate.building('3栋', await estate.project('河畔花园'))
    units = []
    for (let room = 0; room < 12; room += 1)
      units.push(await estate.unit(building, `3-${100 + room}`, `${100 + room}`))
  })
  afterAll(() => test.close())

  it('record a visit with its photos once', async () => {
    let turn = 0
    await fc.assert(
      fc.asyncProperty(Mishaps, Kills, async (script, kills) => {
        const { staffId } = test.manager
        const visitId = uuidv7()
        const unitId = units[turn]
        turn += 1
        await client.command('visits.plan', {
          visits: [{ visitId, unitId }],
          purpose: 'courtesy',
          visitor: null,
        })
        const device = newDevice()
        const store = await device.open()
        const photos = [photoOf(150, turn), photoOf(70, turn + 100)]
        await record(
          store,
          { thing: visitId, photos, by: staffId },
          {
            procedure: 'visits.addFiles',
            input: files => ({
              visitId,
              files: files.map(uploadId => ({ fileId: uuidv7(), uploadId })),
            }),
          },
        )
        const minutes = { visitId, heldAt: Date.now(), personId: null, minutes: '聊了装修', followUps: [] }
        await record(
          store,
          { thing: visitId, photos: [], by: staffId },
          { procedure: 'visits.hold', input: () => minutes },
        )
        store.close()
        const line = lineAcross(
          httpLine({ fetch: (path, init) => client.fetch(path, init) }),
          badNetwork(script),
        )
        expect(await sendAll({ open: device.open, line, by: staffId, kills })).toEqual({ end: 'done' })
        const left = await device.open()
        const reasons = (await left.items(staffId)).flatMap(({ reason }) => reason ?? [])
        left.close()
        expect(reasons).toEqual([])
        const visit = (await client.query('visits.detail', { visitId })) as VisitRow
        expect(visit).toMatchObject({ state: 'held', minutes: '聊了装修' })
        expect(visit.files.map(({ hash }) => hash)).toEqual(photos.map(hashOf))
        const recorded = test.core.read.all(
          `select type from operation where aggregate_id=? order by position`,
          [visitId],
        )
        expect(recorded).toEqual(['visit.planned', 'visit.filesAdded', 'visit.held'].map(type => ({ type })))
      }),
      { numRuns: 10 },
    )
  })
})
