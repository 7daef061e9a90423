import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UnitCompleteness } from '../../main/contract/documents.ts'
import { isKept, ownerOfFile } from '../../main/desk/kept-files.ts'
import { settleChecklist } from '../../main/documents/settle.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { CallError, openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { fileIt, fileOf, scan, siteOf } from '../support/documents.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildCheck } from '../support/log-checks.ts'

let test: TestDesk
let manager: TestClient
let building: string
let units: string[]
let owner: string

const checklist = loadProfile('real-estate').documents
const needed = checklist.types.filter(({ required }) => required).length

beforeEach(async () => {
  test = await openCopiedDesk()
  manager = await test.signIn(test.manager)
  const estate = estateBuilder(test.core, test.manager)
  building = await estate.building('3栋', await estate.project('河畔花园'))
  units = []
  for (const room of ['101', '102', '103']) units.push(await estate.unit(building, `3-${room}`, room))
  owner = await estate.person('张三', ['13900001001'], [units[0] ?? '', units[1] ?? ''])
  for (const unitId of units.slice(0, 2)) await handOver(unitId, '2020-05-01')
  await settleChecklist(test.core)
})
afterEach(() => test.close())

const handOver = (unitId: string, handedOverOn: string | null) =>
  manager.command('estate.changeUnit', { unitId, changes: { handedOverOn } })
const unit = (index = 0) => units[index] ?? ''
const line = async (type: string, index = 0) =>
  (await fileOf(manager, unit(index))).lines.find(one => one.type === type)
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof CallError ? error.code : String(error)),
  )

describe('a paper in the file of a home', () => {
  it('keeps a home in the estate that has nobody and nothing else', async () => {
    await fileIt(manager, unit(2), { scanIds: [await scan(test, '第1页.txt')] })
    expect(await codeOf(manager.command('estate.removeUnit', { unitId: unit(2) }))).toBe('unit.inUse')
  })

  it('is filed with its scans, found, corrected, and on the timeline of home and person', async () => {
    const scanIds = [await scan(test, '第1页.txt'), await scan(test, '第2页.txt')]
    const documentId = await fileIt(manager, unit(), {
      scanIds,
      details: { personId: owner, shelf: 'A-03-12', note: '背面有签名', dated: '2026-05-01' },
    })
    expect(await line('id-copies')).toMatchObject({
      state: 'present',
      documents: [
        {
          id: documentId,
          personName: '张三',
          pages: 2,
          shelf: 'A-03-12',
          original: false,
          filedByName: '测试经理',
        },
      ],
    })
    expect((await line('id-copies'))?.documents[0]?.files.map(({ name }) => name)).toEqual([
      '第1页.txt',
      '第2页.txt',
    ])
    await manager.command('documents.correct', {
      documentId,
      details: { type: 'id-copies', original: true, pages: 3, shelf: 'B-01-01', note: '换了柜子' },
    })
    expect(await manager.query('documents.detail', { documentId })).toMatchObject({
      original: true,
      pages: 3,
      shelf: 'B-01-01',
    })
    const found = (text: string) =>
      manager.query('documents.search', { text }) as Promise<{ rows: { id: string; unitNumber: string }[] }>
    expect((await found('b-01')).rows).toMatchObject([{ id: documentId, unitNumber: '3-101' }])
    expect((await found('柜子')).rows).toHaveLength(1)
    expect((await found('第2页')).rows).toHaveLength(1)
    expect((await found('签名')).rows).toEqual([])
    for (const subjectId of [unit(), owner]) {
      const { rows } = (await manager.query('timeline.ofSubject', { subjectId })) as {
        rows: { operation?: string }[]
      }
      expect(rows.map(({ operation }) => operation)).toContain('document.filed')
    }
  })

  it('may be none of the checklist, and then needs a title', async () => {
    const other = { details: { type: 'other', title: '' } }
    expect(await codeOf(fileIt(manager, unit(), other))).toBe('document.titleMissing')
    await fileIt(manager, unit(), { details: { type: 'other', title: '装修承诺书' } })
    expect((await fileOf(manager, unit())).others).toMatchObject([{ title: '装修承诺书', pages: 0 }])
    expect(await codeOf(fileIt(manager, unit(), { details: { type: 'no-such' } }))).toBe(
      'document.unknownType',
    )
    expect(await codeOf(fileIt(manager, uuidv7()))).toBe('unit.notFound')
  })

  it('takes the place of an older one, which comes back when it is removed and goes when it is restored', async () => {
    const old = await fileIt(manager, unit())
    const replaces = old
    const foreign = fileIt(manager, unit(1), { replaces })
    expect(await codeOf(foreign)).toBe('document.notHere')
    const now = await fileIt(manager, unit(), { replaces })
    const states = async () => {
      const { lines, history } = await fileOf(manager, unit())
      const there = lines.find(({ type }) => type === 'id-copies')?.documents ?? []
      return [there.map(({ id }) => id), history.map(({ id, state }) => [id, state])]
    }
    expect(await states()).toEqual([[now], [[old, 'replaced']]])
    expect(await codeOf(manager.command('documents.remove', { documentId: old, reason: '旧' }))).toBe(
      'document.wrongState',
    )
    await manager.command('documents.remove', { documentId: now, reason: '归错了' })
    expect(await states()).toEqual([[old], [[now, 'removed']]])
    await manager.command('documents.restore', { documentId: now })
    expect(await states()).toEqual([[now], [[old, 'replaced']]])
    expect(await rebuildCheck(test)).toMatchObject({ differences: [] })
  })

  it('is taken back with its scans, which wait again', async () => {
    const scanId = await scan(test, 'a.txt')
    const documentId = await fileIt(manager, unit(), { scanIds: [scanId] })
    expect(await codeOf(fileIt(manager, unit(), { scanIds: [scanId] }))).toBe('document.scanGone')
    expect(await manager.command('documents.takeBack', { documentId })).toEqual({ scanIds: [scanId] })
    expect((await line('id-copies'))?.state).toBe('missing')
    await fileIt(manager, unit(1), { scanIds: [scanId] })
    expect((await line('id-copies', 1))?.documents[0]?.files).toHaveLength(1)
  })

  it('gets further pages', async () => {
    const documentId = await fileIt(manager, unit(), { scanIds: [await scan(test, '1.txt')] })
    await manager.command('documents.addPages', { documentId, scanIds: [await scan(test, '2.txt')] })
    const [document] = (await line('id-copies'))?.documents ?? []
    expect(document).toMatchObject({ pages: 2, files: [{ name: '1.txt' }, { name: '2.txt' }] })
  })

  it('keeps its files: sweep, backup and verify know them, waiting scans too', async () => {
    const waiting = await scan(test, '等.txt')
    const filed = await scan(test, '归.txt')
    const gone = await scan(test, '弃.txt')
    const hashOf = (id: string) =>
      test.core.read.get<{ hash: string }>('select hash from scan where id=?', [id])?.hash ?? ''
    await fileIt(manager, unit(), { scanIds: [filed] })
    await manager.command('documents.discardScans', { scanIds: [gone] })
    expect([waiting, filed, gone].map(id => isKept(test.core.read, hashOf(id)))).toEqual([true, true, false])
    expect(ownerOfFile(test.core.read, hashOf(filed))).toBe('document of 3-101')
    const served = await manager.fetch(`/files/${hashOf(waiting)}`)
    expect([served.status, await served.text()]).toEqual([200, '等.txt'])
    expect((await manager.fetch(`/files/${hashOf(gone)}`)).status).not.toBe(200)
    await manager.command('documents.returnScans', { scanIds: [gone] })
    expect(isKept(test.core.read, hashOf(gone))).toBe(true)
  })

  it('is filed by staff, looked at by an auditor', async () => {
    const auditor = await test.signIn(await test.addMember('auditor'))
    expect(await codeOf(fileIt(auditor, unit()))).toBe('permission.denied')
    expect((await fileOf(auditor, unit())).required).toBe(needed)
  })
})

describe('completeness', () => {
  it('counts what homes with owners need, by home, building and site', async () => {
    expect(await siteOf(manager)).toMatchObject({
      units: 3,
      counted: 2,
      complete: 0,
      required: 2 * needed,
      present: 0,
      settling: false,
    })
    await fileIt(manager, unit())
    const documentId = await fileIt(manager, unit(), { details: { type: 'purchase-contract' } })
    // A second copy of the same counts once; an optional one does not count.
    await fileIt(manager, unit(), { details: { type: 'purchase-contract' } })
    await fileIt(manager, unit(), { details: { type: 'defect-forms' } })
    const site = await siteOf(manager)
    expect(site).toMatchObject({ required: 2 * needed, present: 2 })
    expect(site.nodes[0]).toMatchObject({ name: '河畔花园', present: 2, children: [{ present: 2 }] })
    expect(site.missing.find(({ type }) => type === 'id-copies')).toMatchObject({ units: 1 })
    await manager.command('documents.remove', { documentId, reason: '测试' })
    expect(await siteOf(manager)).toMatchObject({ present: 2 })
    const homes = (await manager.query('documents.building', { buildingId: building })) as UnitCompleteness[]
    expect(homes.map(({ number, required, present }) => [number, required, present])).toEqual([
      ['3-101', needed, 2],
      ['3-102', needed, 0],
      ['3-103', 0, 0],
    ])
    expect(homes[1]?.missing).toHaveLength(needed)
  })

  it('leaves out what a home does not need, with the reason, until it is needed again', async () => {
    const input = { unitId: unit(), type: 'meter-readings' }
    await manager.command('documents.waive', { ...input, reason: '毛坯未装表' })
    expect(await line('meter-readings')).toMatchObject({ state: 'not-applicable', reason: '毛坯未装表' })
    expect(await siteOf(manager)).toMatchObject({ required: 2 * needed - 1 })
    expect(await codeOf(manager.command('documents.waive', { ...input, reason: '再' }))).toBe(
      'document.waivedAlready',
    )
    await manager.command('documents.endWaiver', input)
    expect(await siteOf(manager)).toMatchObject({ required: 2 * needed })
    expect(await codeOf(manager.command('documents.endWaiver', input))).toBe('document.notWaived')
    expect(await rebuildCheck(test)).toMatchObject({ differences: [] })
  })

  it('follows people who move in and out', async () => {
    const estate = estateBuilder(test.core, test.manager)
    await estate.moveIn(owner, unit(2), 'owner')
    expect(await siteOf(manager)).toMatchObject({ counted: 3 })
    await manager.command('people.moveOut', {
      personId: owner,
      unitId: unit(2),
      role: 'owner',
      until: '2026-01-01',
    })
    expect(await siteOf(manager)).toMatchObject({ counted: 2 })
  })

  it('asks for what the stage of the file needs, and for more on the day the next stage begins', async () => {
    const asked = async (index: number) => (await fileOf(manager, unit(index))).required
    await handOver(unit(0), null)
    const signed = await asked(0)
    expect(await line('meter-readings')).toMatchObject({ required: false, neededFrom: 'moved-in' })
    expect(await line('defect-forms')).toMatchObject({ required: false, neededFrom: null })
    expect(await line('id-copies')).toMatchObject({ required: true, neededFrom: null })
    expect(signed).toBeGreaterThan(0)
    expect(signed).toBeLessThan(needed)
    test.setClock(Date.parse('2026-07-12T04:00:00Z'))
    await manager.command('estate.changeUnit', { unitId: unit(0), changes: { promisedOn: '2026-09-01' } })
    await handOver(unit(1), '2026-07-20')
    const before = await siteOf(manager)
    expect([await asked(0), await asked(1)]).toEqual([signed, signed])
    test.setClock(Date.parse('2026-07-19T15:59:00Z'))
    expect(await settleChecklist(test.core)).toBe(true)
    const near = await asked(0)
    expect([near > signed, await asked(1)]).toEqual([true, signed])
    // Midnight at the site.
    test.setClock(Date.parse('2026-07-19T16:00:00Z'))
    expect(await settleChecklist(test.core)).toBe(true)
    expect(await asked(1)).toBe(needed)
    expect((await siteOf(manager)).required).toBe(before.required + near - signed + needed - signed)
    expect(await settleChecklist(test.core)).toBe(false)
    await manager.command('estate.setStage', { unitId: unit(1), stage: 'signed' })
    expect((await siteOf(manager)).required).toBe(near + signed)
  })

  it('follows a changed checklist, and what is in use stays on it', async () => {
    const types = checklist.types.map(type =>
      type.id === 'meter-readings' ? { ...type, required: false } : type,
    )
    await manager.command('profile.change', { section: 'documents', base: 0, content: { types } })
    expect(await siteOf(manager)).toMatchObject({ required: 2 * needed, settling: true })
    expect(await settleChecklist(test.core)).toBe(true)
    expect(await siteOf(manager)).toMatchObject({ required: 2 * (needed - 1), settling: false })
    expect(await settleChecklist(test.core)).toBe(false)
    await fileIt(manager, unit())
    const without = types.filter(({ id }) => id !== 'id-copies')
    expect(
      await codeOf(
        manager.command('profile.change', { section: 'documents', base: 1, content: { types: without } }),
      ),
    ).toBe('profile.inUse')
  })

  it('is the same after everything derived was made anew', async () => {
    await fileIt(manager, unit())
    const before = await siteOf(manager)
    await test.core.writer.run('rebuild', {})
    expect(await siteOf(manager)).toEqual(before)
    const found = (await manager.query('documents.search', { text: 'A-1' })) as { rows: unknown[] }
    expect(found.rows).toEqual([])
  })
})

describe('the ledger of what is missing', () => {
  const page = async (filter: object) => {
    const { rows, next } = (await manager.query('ledgers.page', {
      ledger: 'missing-documents',
      language: 'zh',
      filter,
      limit: 1,
    })) as { rows: { path: string; values: (string | number)[] }[]; next: string | null }
    return { numbers: rows.map(({ values }) => values[1]), rows, next }
  }

  it('lists homes building by building with owners and what they lack; by one document too', async () => {
    const first = await page({})
    expect(first.rows[0]?.values.slice(0, 5)).toEqual(['河畔花园 / 3栋', '3-101', '张三', 0, needed])
    expect(first.rows[0]?.values[5]).toContain('购房合同、身份证复印件')
    expect(first.next).not.toBeNull()
    await fileIt(manager, unit())
    expect((await page({ recipient: 'id-copies' })).numbers).toEqual(['3-102'])
    expect((await page({ building })).numbers).toEqual(['3-101'])
    const all: unknown[] = []
    let before: string | null | undefined
    do {
      const one = (await manager.query('ledgers.page', {
        ledger: 'missing-documents',
        language: 'zh',
        limit: 1,
        ...(before ? { before } : {}),
      })) as { rows: { values: unknown[] }[]; next: string | null }
      all.push(...one.rows.map(({ values }) => values[1]))
      before = one.next
    } while (before !== null)
    expect(all).toEqual(['3-101', '3-102'])
  })
})
