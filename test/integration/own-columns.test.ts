import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../main/tabular/read.ts'
import { CallError, openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { onImportDesk } from '../support/import-desk.ts'
import { headings, importFile, ownerRows, tryFile, writeOwnerFile } from '../support/owner-files.ts'

let test: TestDesk
let folder: string
onImportDesk(opened => {
  ;({ test, folder } = opened)
})

const fields = [
  'project',
  'building',
  'entrance',
  'unitNumber',
  'contractArea',
  'ownerName',
  'phone',
  'idDocument',
  'mailingAddress',
]

/** Forty homes and their owners, and the columns they came in saved under a name. */
async function filled(): Promise<{ client: TestClient; mappingId: string }> {
  const path = join(folder, 'owners.xlsx')
  await writeOwnerFile(path, 'xlsx', ownerRows(40))
  await importFile(test.core, test.manager, path)
  const client = await test.signIn(test.manager)
  const mappingId = uuidv7()
  await client.command('imports.saveMapping', {
    mappingId,
    name: '物业系统',
    kind: 'owners',
    fields: fields.map((field, column) => ({ field, heading: headings[column], column })),
    unitKind: null,
  })
  return { client, mappingId }
}

/** Takes the homes away and answers where the workbook lies. */
async function taken(client: TestClient, asked: object): Promise<string> {
  const { jobId } = (await client.mutate('reports.ownColumns', { language: 'zh', ...asked })) as {
    jobId: string
  }
  await expect
    .poll(async () => ((await client.query('jobs.status', { jobId })) as { state: string }).state, {
      timeout: 60_000,
    })
    .toBe('done')
  const path = join(folder, 'taken.xlsx')
  const response = await client.fetch(`/files/job/${jobId}`)
  writeFileSync(path, Buffer.from(await response.arrayBuffer()))
  return path
}

async function rowsOf(path: string): Promise<string[][]> {
  const workbook = await readWorkbook(path)
  const rows: string[][] = []
  for await (const row of workbook.rows(0)) rows.push(row.cells.map(cell => cell.text))
  await workbook.close()
  return rows
}

describe('homes and people in the columns of another system', () => {
  it('come in again as they went out: nothing is new here, and an empty desk gets the same', async () => {
    const { client, mappingId } = await filled()
    const path = await taken(client, { mappingId, full: true })
    const [first, ...rows] = await rowsOf(path)
    expect(first).toEqual(headings)
    expect(rows).toHaveLength(40)
    expect(rows).toContainEqual(expect.arrayContaining(['1-1-101', '80', '13800000000', '某路0号']))
    expect((await tryFile(test.core, path)).counts).toMatchObject({ created: 0, updated: 0, refused: 0 })
    const other = await openTestDesk()
    try {
      expect((await importFile(other.core, other.manager, path)).counts).toMatchObject({
        refused: 0,
        unitsCreated: 40,
        peopleCreated: 40,
      })
    } finally {
      await other.close()
    }
  })

  it('hide details unless asked for in full, which managers may; each time is on the audit trail', async () => {
    const { client, mappingId } = await filled()
    const rows = await rowsOf(await taken(client, { mappingId, full: false }))
    expect(rows).toContainEqual(expect.arrayContaining(['138****0000']))
    expect(JSON.stringify(rows)).not.toContain('13800000000')
    const specialist = await test.signIn(await test.addMember('specialist'))
    const asked = { mappingId, full: true, language: 'zh' }
    await expect(specialist.mutate('reports.ownColumns', asked)).rejects.toThrow(CallError)
    const told = JSON.stringify(await client.query('audit.list', { limit: 20 }))
    expect(told.split('owners.taken')).toHaveLength(2)
  })

  it('give co-owners beside the owner, others only where a column says what they are, and homes without anybody', async () => {
    const { client, mappingId } = await filled()
    const units = test.core.read.all<{ id: string; number: string }>(
      'select id, number from unit order by number',
    )
    const [one] = units
    for (const [name, role] of [
      ['共有甲', 'co-owner'],
      ['租客乙', 'tenant'],
    ] as const)
      await client.command('people.register', {
        personId: uuidv7(),
        details: { name },
        occupancies: [{ unitId: one?.id, role }],
      })
    const plain = await rowsOf(await taken(client, { mappingId, full: true }))
    expect(plain.filter(row => row.includes('共有甲'))).toHaveLength(1)
    expect(JSON.stringify(plain)).not.toContain('租客乙')
    await client.command('imports.saveMapping', {
      mappingId,
      name: '物业系统',
      kind: 'owners',
      unitKind: null,
      fields: [
        { field: 'unitNumber', heading: '房号', column: 0 },
        { field: 'ownerName', heading: '姓名', column: 3 },
        { field: 'coOwnerName', heading: '共有人', column: 1 },
        { field: 'ownerRole', heading: '身份', column: 2 },
      ],
    })
    const all = await rowsOf(await taken(client, { mappingId, full: true }))
    expect(all[0]).toEqual(['房号', '共有人', '身份', '姓名'])
    expect(all).toContainEqual([one?.number, '共有甲', '业主', expect.any(String)])
    expect(all).toContainEqual([one?.number, '', '租户', '租客乙'])
  })
})
