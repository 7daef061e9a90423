import { setImmediate } from 'node:timers/promises'
import { array, assert as holds, asyncProperty, constantFrom, nat, record } from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { RoomToInspect } from '../../main/contract/unit-types.ts'
import { NoAnswer } from '../../renderer/offline/line.ts'
import { createOutbox } from '../../renderer/offline/outbox.ts'
import type { OfflineStore, ReadItem } from '../../renderer/offline/store.ts'
import { beginning, isSaid } from '../../renderer/features/inspections/tablet/say.ts'
import {
  changedDefect,
  keyOf,
  type Sheet,
  standing,
  withDefect,
  withoutDefect,
  withResult,
  withRestInOrder,
} from '../../renderer/features/inspections/tablet/sheet.ts'
import { createSheets } from '../../renderer/features/inspections/tablet/sheets.ts'
import { Killed, killedAt, newDevice } from '../support/outbox.ts'

const by = uuidv7()
const t = (key: string) => key
const both = (name: string) => ({ zh: name, en: name })
const rooms = (['kitchen', 'bedroom'] as const).map(
  (kind): RoomToInspect => ({
    id: kind,
    kind,
    name: kind,
    area: [],
    items: ['wall', 'floor', 'socket'].map(id => ({
      id: `${kind}-${id}`,
      name: both(id),
      part: 'decoration',
      findings: [{ id: 'crack', name: both('crack'), kind: 'crack', severity: 'ordinary' }],
    })),
  }),
)
const items = rooms.flatMap(room => room.items.map(item => ({ room, item })))

const emptySheet = (): Sheet => ({
  shape: 1,
  inspectionId: uuidv7(),
  unitId: uuidv7(),
  unit: '3-1201',
  purpose: 'formal',
  side: 'staff',
  rooms: rooms.map(({ id, kind, name }) => ({ id, kind, name })),
  begunAt: 0,
  results: {},
  unsaid: [],
  measures: {},
  unsaidMeasures: [],
  defects: [],
  signatures: [],
  done: null,
})

const deeds = ['good', 'rest', 'defect', 'severe', 'words', 'photo', 'mark', 'undo', 'say', 'kill'] as const
const steps = array(
  record({ deed: constantFrom(...deeds), at: nat(11), behind: constantFrom(true, false) }),
  { minLength: 1, maxLength: 40 },
)

/** What somebody does, by what stands on the page. */
function deedOn(sheet: Sheet, deed: (typeof deeds)[number], at: number): Sheet {
  const place = items[at % items.length]
  const room = rooms[at % rooms.length]
  if (deed === 'rest' && room) return withRestInOrder(sheet, room)
  if (deed === 'good' && place) return withResult(sheet, keyOf(place.room.id, place.item.id), 'ok')
  if (deed === 'defect' && place) {
    const [finding] = place.item.findings
    return withDefect(sheet, { defectId: uuidv7(), ...place, ...(finding ? { finding } : {}) })
  }
  const there = standing(sheet)
  const defect = there[at % Math.max(1, there.length)]
  if (!defect) return sheet
  const { defectId, photos } = defect
  if (deed === 'undo') return withoutDefect(sheet, defectId)
  if (deed === 'severe') return changedDefect(sheet, defectId, { severity: 'severe' })
  if (deed === 'words') return changedDefect(sheet, defectId, { text: `words ${at}` })
  if (deed === 'photo') {
    const photo = { fileId: uuidv7(), name: 'a.jpg', size: 3, marks: [], said: null }
    return changedDefect(sheet, defectId, { photos: [...photos, photo] })
  }
  const marks = [{ kind: 'line' as const, points: [{ x: at / 12, y: 0 }], colour: 'red' as const, text: '' }]
  return changedDefect(sheet, defectId, { photos: photos.map(photo => ({ ...photo, marks })) })
}

const noLine = () => Promise.reject(new NoAnswer('no network'))

/** One page: its sheets, over a store that may be killed. */
async function openPage(store: OfflineStore) {
  const outbox = createOutbox({
    store,
    line: { begin: noLine, offset: noLine, slice: noLine, command: noLine },
    clockOffset: () => null,
    alone: () => Promise.resolve({ end: 'done' }),
    onFailure: () => undefined,
  })
  await outbox.serve(by)
  const sheets = createSheets({ store, outbox, staffId: by, now: () => 0 })
  await sheets.load()
  return { sheets, stop: outbox.stop }
}

const Check = z.object({
  results: z.array(z.object({ roomId: z.string(), itemId: z.string(), result: z.string() })),
})
const Words = z.object({ defectId: z.string(), severity: z.string(), text: z.string() })
const Photo = z.object({ defectId: z.string(), fileId: z.string(), marks: z.unknown() })

/** What a person sees of defects. */
const shownOf = (sheet: Sheet) =>
  standing(sheet).map(({ defectId, severity, text, photos }) => ({
    defectId,
    severity,
    text,
    photos: photos.map(({ fileId, marks }) => ({ fileId, marks })),
  }))

/** What a desk has once it did all that waits, in its order. */
function deskOf(waiting: readonly ReadItem[]) {
  const results = new Map<string, string>()
  const defects = new Map<string, { severity: string; text: string; photos: Map<string, unknown> }>()
  let begun = 0
  for (const { content } of waiting) {
    if (content?.kind !== 'command') continue
    const { procedure, input } = content
    if (procedure === 'inspections.begin') begun += 1
    else expect(begun, 'begun before anything else').toBe(1)
    if (procedure === 'inspections.check')
      for (const { roomId, itemId, result } of Check.parse(input).results)
        results.set(keyOf(roomId, itemId), result)
    if (procedure === 'defects.record' || procedure === 'defects.change') {
      const { defectId, severity, text } = Words.parse(input)
      expect(defects.has(defectId), `${procedure} of ${defectId}`).toBe(procedure === 'defects.change')
      defects.set(defectId, { severity, text, photos: defects.get(defectId)?.photos ?? new Map() })
    }
    if (procedure === 'defects.addPhoto' || procedure === 'defects.markPhoto') {
      const { defectId, fileId, marks } = Photo.parse(input)
      const photos = defects.get(defectId)?.photos
      expect(photos?.has(fileId), `${procedure} of ${fileId}`).toBe(procedure === 'defects.markPhoto')
      photos?.set(fileId, marks)
    }
    if (procedure === 'defects.withdraw')
      expect(defects.delete(z.object({ defectId: z.string() }).parse(input).defectId)).toBe(true)
  }
  return { begun, results, defects }
}

describe('a walk through a home on a tablet', () => {
  it('comes to the desk as it stands on the page, each thing once, whenever the page is killed', async () => {
    await holds(
      asyncProperty(steps, async script => {
        const device = newDevice()
        const sheet = emptySheet()
        const { inspectionId } = sheet
        const turn = { left: Number.POSITIVE_INFINITY }
        const reopen = async (behind: boolean) => {
          turn.left = Number.POSITIVE_INFINITY
          return await openPage(killedAt(await device.open(), turn, behind))
        }
        let page = await reopen(false)
        await page.sheets.begin(sheet, beginning(sheet, null, t))
        for (const { deed, at, behind } of script) {
          const { sheets } = page
          if (deed === 'kill') {
            // Dies at one of its next writes, or now.
            turn.left = at === 0 ? Number.POSITIVE_INFINITY : (at % 3) + 1
            await sheets.say(inspectionId, t).catch((failure: unknown) => {
              if (!(failure instanceof Killed)) throw failure
            })
            page.stop()
            page = await reopen(behind)
          } else if (deed === 'say') {
            // What is done while it is being said is not lost.
            const saying = sheets.say(inspectionId, t)
            await setImmediate()
            sheets.change(inspectionId, now => deedOn(now, deeds[at % 8] ?? 'good', at))
            const seen = page.sheets.view().all?.get(inspectionId)
            await saying
            const now = page.sheets.view().all?.get(inspectionId)
            expect(now?.results).toEqual(seen?.results)
            expect(now && shownOf(now)).toEqual(seen && shownOf(seen))
          } else sheets.change(inspectionId, now => deedOn(now, deed, at))
        }
        await page.sheets.say(inspectionId, t)
        const kept = page.sheets.view().all?.get(inspectionId)
        page.stop()
        const store = await device.open()
        const reread = await openPage(store)
        const found = reread.sheets.view().all?.get(inspectionId)
        reread.stop()
        expect(found).toEqual(kept)
        if (!found) throw new Error('the walk is gone')
        expect(isSaid(found)).toBe(true)
        const desk = deskOf(await store.items(by))
        expect(Object.fromEntries(desk.results)).toEqual(found.results)
        expect([...desk.defects.keys()].toSorted()).toEqual(
          standing(found)
            .map(({ defectId }) => defectId)
            .toSorted(),
        )
        for (const { defectId, severity, text, photos } of standing(found))
          expect(desk.defects.get(defectId)).toEqual({
            severity,
            text,
            photos: new Map(photos.map(({ fileId, marks }) => [fileId, marks])),
          })
        store.close()
      }),
      { numRuns: 200 },
    )
  })
})
