import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { TestClient, TestDesk } from '../support/desk.ts'
import { finishedStep, uploadFile } from '../support/import-client.ts'
import { onImportDesk, withCell } from '../support/import-desk.ts'
import { caseOf, registerHeadings, registerRows, writeRegister } from '../support/registers.ts'

let test: TestDesk
let folder: string
onImportDesk(opened => {
  ;({ test, folder } = opened)
})

const Read = z.object({
  reading: z.object({
    suggested: z.object({ sheets: z.array(z.int()) }),
    sheets: z.array(
      z.object({
        role: z.string(),
        headerRow: z.int().nullable(),
        fields: z.array(z.object({ field: z.string(), column: z.int(), heading: z.string() })),
      }),
    ),
  }),
})

/** Reads a file as a register and answers its first sheet and the plan it suggests. */
async function readRegister(client: TestClient, file: unknown, mapping: string | null = null) {
  const started = await client.mutate('imports.read', { file, kind: 'cases', mapping })
  const { reading } = Read.parse(await finishedStep(client, started))
  const [sheet] = reading.sheets
  if (!sheet) throw new Error('no sheet')
  return { ...reading, sheet, plan: { sheets: [{ sheet: 0, ...sheet }] } }
}

describe('a register over the desk', () => {
  const time = registerHeadings.indexOf('受理时间')
  const rows = () => withCell(withCell(registerRows(20), 2, time, '昨天'), 5, time, '前天')

  it('runs from upload over a correction to undo', async () => {
    const client = await test.signIn(test.manager)
    const file = await uploadFile(client, await writeRegister(join(folder, 'register.xlsx'), rows()))
    const { plan, suggested, sheet } = await readRegister(client, file)
    expect([suggested.sheets, sheet.role]).toEqual([[0], 'cases'])
    const first = await finishedStep(client, await client.mutate('imports.checkRegister', { file, plan }))
    expect(first).toMatchObject({ dryRun: { kind: 'cases', counts: { created: 18, refused: 2 } } })

    const corrections = [{ sheet: 0, row: 4, column: time, text: '2021-03-03 08:00' }]
    const check = await finishedStep(
      client,
      await client.mutate('imports.checkRegister', {
        file,
        plan: { ...plan, corrections, mappingName: '旧台账' },
        instead: first.jobId,
      }),
    )
    expect(check).toMatchObject({ dryRun: { counts: { created: 19, refused: 1 } } })
    await expect(
      client
        .mutate('imports.commit', { commandId: uuidv7(), checkJobId: first.jobId })
        .then(async started => {
          const step = await finishedStep(client, started)
          if (step.state !== 'done') throw new Error('thrown away')
        }),
    ).rejects.toThrow('thrown away')
    const refused = await finishedStep(
      client,
      await client.mutate('imports.refusedFile', { checkJobId: check.jobId, language: 'en' }),
    )
    expect((await client.fetch(`/files/job/${refused.jobId}`)).status).toBe(200)

    const commit = await finishedStep(
      client,
      await client.mutate('imports.commit', { commandId: uuidv7(), checkJobId: check.jobId }),
    )
    expect(commit).toMatchObject({ state: 'done', committed: { counts: { created: 19 } } })
    expect(caseOf(test.core, '旧00003').receivedAt).toBe(Date.parse('2021-03-03T08:00:00+08:00'))
    const [entry] = z
      .array(z.looseObject({ id: z.string() }))
      .parse(await client.query('imports.history', {}))
    expect(entry).toMatchObject({ kind: 'cases', mappingName: '旧台账', undoneAt: null })
    const undo = await client.mutate('imports.undo', { commandId: uuidv7(), importId: entry?.id })
    expect(await finishedStep(client, undo)).toMatchObject({ state: 'done' })
    expect(test.core.read.all('select id from "case"')).toEqual([])
  })

  it('is for who may import', async () => {
    const client = await test.signIn(test.manager)
    const file = await uploadFile(client, await writeRegister(join(folder, 'register.csv'), registerRows(3)))
    const { plan } = await readRegister(client, file)
    const clerk = await test.signIn(await test.addMember('clerk'))
    await expect(clerk.mutate('imports.checkRegister', { file, plan })).rejects.toMatchObject({
      code: 'permission.denied',
    })
  })

  it('is not tried without a column of times', async () => {
    const client = await test.signIn(test.manager)
    const file = await uploadFile(client, await writeRegister(join(folder, 'register.csv'), registerRows(3)))
    const { plan, sheet } = await readRegister(client, file)
    const fields = sheet.fields.filter(one => one.field !== 'receivedAt')
    const started = await client.mutate('imports.checkRegister', {
      file,
      plan: { sheets: plan.sheets.map(one => ({ ...one, fields })) },
    })
    expect(await finishedStep(client, started)).toMatchObject({
      state: 'failed',
      error: { code: 'import.noCaseColumns' },
    })
  })
})

describe('saved mappings', () => {
  const odd = [
    ['Wann', 'Worum', 'Wer'],
    ['2021-05-05 09:04', 'Wasser tropft von der Decke', 'Herr Schmidt'],
    ['2021-06-06 10:00', 'Der Aufzug steht seit gestern', 'Frau Krause'],
  ]
  const fields = [
    { field: 'receivedAt', heading: 'Wann', column: 0 },
    { field: 'text', heading: 'Worum', column: 1 },
    { field: 'callerName', heading: 'Wer', column: 2 },
  ]

  it('read a register whose headings nobody knows', async () => {
    const client = await test.signIn(test.manager)
    const path = join(folder, 'odd.csv')
    writeFileSync(path, odd.map(row => row.join(',')).join('\n'))
    const file = await uploadFile(client, path)
    await client.command('imports.saveMapping', { kind: 'cases', mappingId: uuidv7(), name: 'Alt', fields })
    const { plan, sheet } = await readRegister(client, file, 'Alt')
    expect(sheet.fields).toMatchObject(fields)
    const check = await finishedStep(client, await client.mutate('imports.checkRegister', { file, plan }))
    expect(check).toMatchObject({ dryRun: { counts: { created: 2, refused: 0 } } })
  })

  it('have names of their own for each kind of file', async () => {
    const client = await test.signIn(test.manager)
    const owners = { kind: 'owners', fields: [{ field: 'unitNumber', heading: '房号', column: 3 }] }
    const [forOwners, forCases] = [uuidv7(), uuidv7()]
    const save = (mappingId: string, columns: object) =>
      client.command('imports.saveMapping', { mappingId, name: '月报', ...columns })
    await save(forOwners, owners)
    await save(forCases, { kind: 'cases', fields })
    await expect(save(uuidv7(), { kind: 'cases', fields })).rejects.toMatchObject({
      code: 'import.mappingNameTaken',
    })
    // A mapping does not become one of the other kind.
    await expect(save(forOwners, { kind: 'cases', fields })).rejects.toMatchObject({
      code: 'import.mappingNameTaken',
    })
    await expect(
      client.command('imports.saveMapping', { mappingId: forOwners, name: '别的', kind: 'cases', fields }),
    ).rejects.toMatchObject({ code: 'thing.notFound' })
    expect(await client.query('imports.mappings', { kind: 'cases' })).toMatchObject([
      { id: forCases, kind: 'cases', fields },
    ])
    expect(await client.query('imports.mappings', { kind: 'owners' })).toMatchObject([
      { id: forOwners, unitKind: null, ...owners },
    ])
    expect(await client.query('imports.mappings')).toHaveLength(2)
    await expect(
      save(uuidv7(), { kind: 'cases', fields: [{ field: 'ownerName', heading: '业主', column: 0 }] }),
    ).rejects.toThrow()
    const file = await uploadFile(client, await writeRegister(join(folder, 'register.csv'), registerRows(3)))
    await client.command('imports.removeMapping', { mappingId: forCases })
    const gone = await client.mutate('imports.read', { file, kind: 'cases', mapping: '月报' })
    expect(await finishedStep(client, gone)).toMatchObject({
      state: 'failed',
      error: { code: 'import.mappingUnknown' },
    })
  })
})
