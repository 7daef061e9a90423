import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InspectionPage } from '../../main/contract/inspections.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { upload } from '../support/person-everywhere.ts'
import { readPdf } from '../unit/print-reading.ts'

/** Inspections as the office sees them: on paper and in lists. */
let test: TestDesk
let client: TestClient
let home: string
const inspectionId = uuidv7()

beforeEach(async () => {
  test = await openCopiedDesk()
  const build = estateBuilder(test.core, test.manager)
  const building = await build.building('3栋', await build.project('云湖'))
  home = await build.unit(building, '3-1701', '1701', { floor: 17 })
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

const begin = (changes: object) =>
  client.command('inspections.begin', { inspectionId, unitId: home, purpose: 'formal', ...changes })

describe('the record on paper', () => {
  it('has every room, what was found and measured, and who signed', async () => {
    await begin({})
    await client.command('inspections.measure', {
      inspectionId,
      measureId: uuidv7(),
      roomId: 'living',
      itemId: 'living-height',
      values: [2_800, 2_850, 2_760, 2_790, 2_800],
      design: 2_800,
    })
    await client.command('defects.record', {
      defectId: uuidv7(),
      inspectionId,
      room: { id: 'bathroom', kind: 'bathroom', name: '卫生间' },
      itemId: 'bathroom-ponding',
      findingId: 'leak-below',
      part: 'wet-room',
      kind: 'leak',
      severity: 'severe',
      text: '管根渗水到楼下',
      pin: null,
    })
    await client.mutate('inspections.sign', {
      commandId: uuidv7(),
      input: {
        inspectionId,
        signatureId: uuidv7(),
        role: 'owner',
        name: '林岚',
        uploadId: await upload(client, '签字.png'),
      },
    })
    await client.command('inspections.conclude', { inspectionId, conclusion: 'refused', reasons: ['leak'] })
    const response = await client.fetch(`/files/inspections/${inspectionId}/record.pdf?language=zh`)
    expect(response.status).toBe(200)
    const { pages } = await readPdf(new Uint8Array(await response.arrayBuffer()))
    const text = pages
      .map(page => page.text)
      .join('')
      .replaceAll(/\s/g, '')
    for (const said of [
      '验房记录单',
      '3-1701',
      '拒收',
      '渗漏',
      '卫生间',
      '管根渗水到楼下',
      '严重',
      '2850',
      '林岚',
    ])
      expect(text).toContain(said)
  })

  it('is of an inspection', async () => {
    expect((await client.fetch(`/files/inspections/${uuidv7()}/record.pdf`)).status).toBe(404)
  })
})

describe('the list of inspections', () => {
  const page = async (asked: object) => (await client.query('inspections.page', asked)) as InspectionPage

  it('shows what is planned, under way, over and void, each walked through page by page once', async () => {
    const planned = uuidv7()
    await client.command('inspections.plan', {
      inspections: [{ inspectionId: planned, unitId: home }],
      purpose: 'formal',
      inspector: null,
      plannedOn: '2026-09-13',
      batchId: null,
    })
    const walks = Array.from({ length: 101 }, () => uuidv7())
    for (const id of walks) await begin({ inspectionId: id })
    const [over = '', voided = ''] = walks
    await client.command('inspections.conclude', { inspectionId: over, conclusion: 'accepted' })
    await client.command('inspections.void', { inspectionId: voided, reason: '走错了房' })
    const ids = async (asked: object) => (await page(asked)).rows.map(({ id }) => id)
    expect(await ids({ state: 'planned' })).toEqual([planned])
    expect(await ids({ state: 'done' })).toEqual([over])
    expect(await ids({ state: 'void' })).toEqual([voided])
    await begin({ inspectionId })
    await begin({ inspectionId: uuidv7() })
    const first = await page({})
    const second = await page({ after: first.next })
    expect(second.next).toBeNull()
    expect(first.rows).toHaveLength(100)
    const all = [...first.rows, ...second.rows].map(({ id }) => id)
    expect(new Set(all).size).toBe(101)
    expect(all).toContain(inspectionId)
    expect(await ids({ buildingId: uuidv7() })).toEqual([])
  })
})
