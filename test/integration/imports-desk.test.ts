import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { receiveCase } from '../../main/cases/commands.ts'
import { undoWholeImport } from '../../main/imports/run.ts'
import { stagingFolderOf } from '../../main/desk/job-context.ts'
import type { TestDesk } from '../support/desk.ts'
import { finishedStep, uploadFile } from '../support/import-client.ts'
import { onImportDesk, withCell } from '../support/import-desk.ts'
import {
  importFile,
  type OwnerFormat,
  ownerRows,
  ownerTables,
  tryFile,
  writeOwnerFile,
} from '../support/owner-files.ts'

let test: TestDesk
let folder: string
onImportDesk(opened => {
  ;({ test, folder } = opened)
})

const fileOf = async (rows: string[][], format: OwnerFormat = 'xlsx', name = 'owners') => {
  const path = join(folder, `${name}.${format}`)
  await writeOwnerFile(path, format, rows)
  return path
}

describe('undoing', () => {
  const undo = (importId: string) => undoWholeImport(test.core, test.manager, uuidv7(), importId)

  it('leaves the tables as they were before', async () => {
    await importFile(test.core, test.manager, await fileOf(ownerRows(20)))
    const before = ownerTables(test.core)
    let next = withCell(ownerRows(40), 2, 4, '99.5')
    next = withCell(next, 3, 6, '13900000000')
    next = withCell(next, 5, 8, '另一个地址')
    next = withCell(next, 6, 7, '11010519491231002X')
    const { stagingId, counts } = await importFile(test.core, test.manager, await fileOf(next, 'csv', 'next'))
    expect(counts).toMatchObject({ created: 20, updated: 4 })
    await undo(stagingId)
    expect(ownerTables(test.core)).toEqual(before)
    await expect(undo(stagingId)).rejects.toMatchObject({ code: 'import.undoneAlready' })
  })

  it('brings what else is known of homes, and takes exactly that back', async () => {
    await importFile(test.core, test.manager, await fileOf(ownerRows(3)))
    const before = ownerTables(test.core)
    const path = join(folder, 'traits.csv')
    const [one = '', other = ''] = ownerRows(2).map(cells => cells[3] ?? '')
    writeFileSync(
      path,
      [
        '房号,采暖面积,是否顶层,带地下室,临外墙,实际交付日期,约定交付日期',
        `${one},80.5,是,无,也许,2024-05-01,2024年6月30日`,
        `${other},,否,,,,`,
        '5-1-301,77,,,√,2024/5/2,',
      ].join('\n'),
    )
    const { stagingId, counts } = await importFile(test.core, test.manager, path)
    expect(counts).toMatchObject({ created: 1, updated: 2, refused: 0 })
    const traits = test.core.read.all(
      `select heating_area, top_floor, basement, facade, handed_over_on, promised_on from unit
       where heating_area is not null or top_floor is not null order by heating_area`,
    )
    const none = { heating_area: null, top_floor: null, basement: null, facade: null }
    const nowhere = { handed_over_on: null, promised_on: null }
    expect(traits).toEqual([
      { ...none, ...nowhere, top_floor: 0 },
      { ...none, ...nowhere, heating_area: 7700, facade: 1, handed_over_on: '2024-05-02' },
      {
        ...none,
        heating_area: 8050,
        top_floor: 1,
        basement: 0,
        handed_over_on: '2024-05-01',
        promised_on: '2024-06-30',
      },
    ])
    expect((await tryFile(test.core, path)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
    await undo(stagingId)
    expect(ownerTables(test.core)).toEqual(before)
  })

  it('takes back people with several homes, new and old', async () => {
    await importFile(test.core, test.manager, await fileOf(ownerRows(2)))
    const before = ownerTables(test.core)
    const owner = ownerRows(1)[0] ?? []
    const twice = (row: string[], person: string[]) => row.with(5, person[5] ?? '').with(6, person[6] ?? '')
    const [, , third = [], fourth = [], fifth = [], sixth = []] = ownerRows(6)
    const next = [third, twice(fourth, third), twice(fifth, owner), sixth, twice(third, sixth)]
    const { stagingId, counts } = await importFile(test.core, test.manager, await fileOf(next, 'csv', 'next'))
    expect(counts).toMatchObject({ unitsCreated: 4, peopleCreated: 2 })
    await undo(stagingId)
    expect(ownerTables(test.core)).toEqual(before)
  })

  it('names the cases that were built on it', async () => {
    const { stagingId } = await importFile(test.core, test.manager, await fileOf(ownerRows(4)))
    const unit = test.core.read.get<{ id: string }>('select id from unit limit 1')
    const { number } = await test.core.execute(receiveCase, {
      actor: test.manager,
      input: {
        caseId: uuidv7(),
        channel: 'counter',
        kind: 'repair',
        category: [],
        emergency: false,
        unitId: unit?.id ?? null,
        personId: null,
        room: null,
        text: '漏水',
      },
    })
    const before = ownerTables(test.core)
    await expect(undo(stagingId)).rejects.toMatchObject({
      code: 'import.undoBlocked',
      params: { what: expect.stringContaining(number) },
    })
    expect(ownerTables(test.core)).toEqual(before)
  })

  it('names units that were changed or have other people since', async () => {
    const { stagingId } = await importFile(test.core, test.manager, await fileOf(ownerRows(4)))
    await importFile(
      test.core,
      test.manager,
      await fileOf(withCell(ownerRows(4), 1, 4, '77'), 'xlsx', 'next'),
    )
    await expect(undo(stagingId)).rejects.toMatchObject({
      code: 'import.undoBlocked',
      params: { what: expect.stringContaining('1-1-102') },
    })
  })
})

const Read = z.object({
  reading: z.object({ sheets: z.array(z.object({ fields: z.array(z.looseObject({})) })) }),
})

describe('over the desk', () => {
  it('runs from upload to undo, for who may', async () => {
    const client = await test.signIn(test.manager)
    const path = await fileOf(withCell(ownerRows(30), 7, 3, '？？'))
    const file = await uploadFile(client, path, '业主.xlsx')
    const finished = (started: unknown) => finishedStep(client, started)
    const read = await finished(await client.mutate('imports.read', { file }))
    expect(read).toMatchObject({ state: 'done', reading: { suggested: { sheets: [0] } } })
    const { reading } = Read.parse(read)
    const plan = {
      sheets: [{ sheet: 0, headerRow: 1, fields: reading.sheets[0]?.fields ?? [], unitKind: null }],
      project: '金色家园',
    }
    const check = await finished(await client.mutate('imports.check', { file, plan }))
    expect(check).toMatchObject({ state: 'done', dryRun: { counts: { created: 29, refused: 1 } } })
    const refused = await finished(
      await client.mutate('imports.refusedFile', { checkJobId: check.jobId, language: 'zh' }),
    )
    const download = await client.fetch(`/files/job/${refused.jobId}`)
    expect(download.status).toBe(200)
    expect(
      Buffer.from(await download.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    const commit = await finished(
      await client.mutate('imports.commit', { commandId: uuidv7(), checkJobId: check.jobId }),
    )
    expect(commit).toMatchObject({ state: 'done', committed: { counts: { created: 29 } } })
    const [entry] = (await client.query('imports.history', {})) as { id: string; fileName: string }[]
    expect(entry).toMatchObject({ fileName: '业主.xlsx', undoneAt: null })
    const undone = await finished(
      await client.mutate('imports.undo', { commandId: uuidv7(), importId: entry?.id }),
    )
    expect(undone).toMatchObject({ state: 'done' })
    expect(test.core.read.all('select id from unit')).toEqual([])

    const clerk = await test.signIn(await test.addMember('clerk'))
    await expect(clerk.mutate('imports.check', { file, plan })).rejects.toMatchObject({
      code: 'permission.denied',
    })
    await expect(clerk.query('imports.history', {})).rejects.toMatchObject({ code: 'permission.denied' })
    const other = await test.signIn(await test.addMember('specialist'))
    await expect(
      other.mutate('imports.commit', { commandId: uuidv7(), checkJobId: check.jobId }),
    ).rejects.toMatchObject({ code: 'thing.notFound' })
  })

  it('leaves nothing readable on the disk', async () => {
    const path = await fileOf(ownerRows(30))
    await tryFile(test.core, path)
    const staging = stagingFolderOf(test.core.dataFolder)
    const files = readdirSync(staging).map(name => readFileSync(join(staging, name)))
    expect(files.length).toBeGreaterThan(0)
    for (const bytes of files) {
      expect(bytes.includes(Buffer.from('13800000007'))).toBe(false)
      expect(bytes.includes(Buffer.from('某路'))).toBe(false)
    }
  })

  it('keeps mappings under names', async () => {
    const client = await test.signIn(test.manager)
    const fields = [{ field: 'unitNumber', heading: '房号', column: 3 }]
    const mappingId = uuidv7()
    await client.command('imports.saveMapping', { kind: 'owners', mappingId, name: '销售月报', fields })
    await expect(
      client.command('imports.saveMapping', {
        kind: 'owners',
        mappingId: uuidv7(),
        name: '销售月报',
        fields,
      }),
    ).rejects.toMatchObject({ code: 'import.mappingNameTaken' })
    expect(await client.query('imports.mappings')).toMatchObject([{ id: mappingId, name: '销售月报' }])
    await client.command('imports.removeMapping', { mappingId })
    expect(await client.query('imports.mappings')).toEqual([])
  })
})
