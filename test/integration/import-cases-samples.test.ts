import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { TestDesk } from '../support/desk.ts'
import { onImportDesk } from '../support/import-desk.ts'
import { importRegister, shanghai, tryRegister } from '../support/registers.ts'

const samples = process.env['CLUBHOUSE_SAMPLE_DATA'] ?? join(import.meta.dirname, '../../../shared/data')

let test: TestDesk
let folder: string
onImportDesk(opened => {
  ;({ test, folder } = opened)
})

describe.skipIf(!existsSync(join(samples, 'messages-zh')))('messages of citizens', () => {
  it('become cases, each once, although two files hold some of them', { timeout: 120_000 }, async () => {
    const csv = join(samples, 'messages-zh/property-messages.csv')
    const first = await importRegister(test.core, test.manager, csv)
    expect(first.counts).toMatchObject({ created: 1062, unchanged: 0, refused: 0 })
    expect(first.withCategory).toBeGreaterThan(800)
    const workbook = join(samples, 'messages-zh/messages-with-labels.xlsx')
    const second = await importRegister(test.core, test.manager, workbook)
    expect(second.counts.created + second.counts.unchanged).toBe(495)
    expect(second.counts.unchanged).toBeGreaterThan(0)
    expect((await tryRegister(test.core, csv)).counts).toMatchObject({ created: 0, unchanged: 1062 })
    const channels = test.core.read.all('select distinct channel from "case"')
    expect(channels).toEqual([{ channel: 'forum' }])
  })

  it('are not made of a tree of categories', async () => {
    await expect(
      tryRegister(test.core, join(samples, 'messages-zh/category-tree.xlsx')),
    ).rejects.toMatchObject({ code: 'import.noCaseColumns' })
  })
})

describe.skipIf(!existsSync(join(samples, 'requests-boston')))('requests of a city’s hotline', () => {
  it('become cases with their times; open ones stay open', { timeout: 300_000 }, async () => {
    const path = join(folder, 'requests.csv')
    const packed = join(samples, 'requests-boston/requests-2011-07-01_08-19.csv.gz')
    const lines = gunzipSync(readFileSync(packed)).toString('utf8').split('\n')
    writeFileSync(path, lines.slice(0, 3_001).join('\n'))
    const { counts, states } = await importRegister(test.core, test.manager, path)
    expect(counts).toMatchObject({ created: 3_000, unchanged: 0, refused: 0 })
    const open = lines.slice(1, 3_001).filter(line => /,Open,/.test(line)).length
    expect(states).toEqual({ open, resolved: 0, closed: 3_000 - open, void: 0 })
    const one = test.core.read.get(
      `select c.state, c.received_at as "receivedAt", c.closed_at as "closedAt", c.text, c.place
       from imported_case i join "case" c on c.id=i.id where i.register_number='101000295613'`,
    )
    expect(one).toEqual({
      state: 'closed',
      receivedAt: shanghai('2011-07-01T01:32:33'),
      closedAt: shanghai('2011-07-01T05:06:58'),
      text: 'Street Light Outages',
      place: 'INTERSECTION of Groveland St & River St  Mattapan  MA',
    })
  })

  it('are all understood', { timeout: 120_000 }, async () => {
    const path = join(folder, 'requests.csv')
    const packed = join(samples, 'requests-boston/requests-2011-07-01_08-19.csv.gz')
    writeFileSync(path, gunzipSync(readFileSync(packed)))
    const { counts, states } = await tryRegister(test.core, path)
    expect(counts).toMatchObject({ created: 16_254, refused: 0 })
    expect(states).toEqual({ open: 927, resolved: 0, closed: 15_327, void: 0 })
  })
})
