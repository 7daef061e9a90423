import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { blobNames } from '../support/blob-files.ts'
import { addFile, takeCase } from '../support/backups.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import type { IntegrityReport } from '../../main/contract/integrity.ts'
import { runBackup } from '../../main/desk/backup-run.ts'
import { checkAllFiles, integrityReport, sweepNext } from '../../main/desk/integrity.ts'
import { startIntegrity } from '../../main/desk/integrity-service.ts'
import { sweepJob } from '../../main/desk/integrity-sweep.ts'

let test: TestDesk
beforeEach(async () => {
  test = await openTestDesk()
})
afterEach(() => test.close())

const { pathOf, flip, remove } = blobNames(() => test)
const oneByOne = { maxBytes: 1, maxMillis: 60_000, bytesPerSecond: 0 }
const trail = () =>
  test.core.read
    .all<{ type: string }>(`select type from operation where type like 'archive.%' order by position`)
    .map(({ type }) => type)
const elsewhere = () => join(test.folder, 'stick')

describe('the check of stored files', () => {
  it('finds what was changed and what is gone, says which case it belongs to, and once only', async () => {
    const { caseId, number } = await takeCase(test.core)
    const [changed, gone, sound] = [
      await addFile(test.core, caseId, 'changed'),
      await addFile(test.core, caseId, 'gone'),
      await addFile(test.core, caseId, 'sound'),
    ]
    flip(changed)
    remove(gone)
    const report = await checkAllFiles(test.core)
    expect(report).toMatchObject({ running: false, round: null, open: 2, last: { checked: 3 } })
    expect(report.findings.map(({ why }) => why).sort()).toEqual(['damaged', 'missing'])
    for (const { places, repairedAt } of report.findings) {
      expect(repairedAt).toBeNull()
      expect(places).toEqual([{ kind: 'case', id: caseId, name: number }])
    }
    await checkAllFiles(test.core)
    expect(trail()).toEqual(['archive.faultFound', 'archive.faultFound'])
    expect(await test.core.archive.verify(sound)).toBe(5)
  })

  it('puts files back from a backup elsewhere and heals the copy that shared the damage', async () => {
    const { caseId } = await takeCase(test.core)
    const hashes = [await addFile(test.core, caseId, 'one'), await addFile(test.core, caseId, 'two')]
    const [damaged = '', missing = ''] = hashes
    // The daily backup on the same disk is a second name of the same bytes.
    await runBackup(test.core)
    await runBackup(test.core, elsewhere())
    flip(damaged)
    remove(missing)
    const { open, findings } = await checkAllFiles(test.core)
    expect(open).toBe(0)
    expect(findings.every(({ repairedAt }) => repairedAt !== null)).toBe(true)
    for (const hash of hashes) await test.core.archive.verify(hash)
    const own = pathOf(damaged, join(test.core.dataFolder, 'backups'))
    expect(readFileSync(own).equals(readFileSync(pathOf(damaged)))).toBe(true)
    expect(trail().filter(type => type === 'archive.fileRepaired')).toHaveLength(2)
    expect(await checkAllFiles(test.core)).toMatchObject({ open: 0 })
  })

  it('never takes a copy that is damaged too', async () => {
    const { caseId } = await takeCase(test.core)
    const hash = await addFile(test.core, caseId, 'only one')
    await runBackup(test.core, elsewhere())
    flip(hash)
    flip(hash, elsewhere())
    const before = readFileSync(pathOf(hash))
    expect(await checkAllFiles(test.core)).toMatchObject({ open: 1 })
    expect(readFileSync(pathOf(hash)).equals(before)).toBe(true)
    await expect(test.core.archive.verify(hash)).rejects.toMatchObject({ code: 'archive.damaged' })
  })

  it('forgets a finding when the file is sound again', async () => {
    const { caseId } = await takeCase(test.core)
    const hash = await addFile(test.core, caseId, 'comes back')
    const sound = readFileSync(pathOf(hash))
    flip(hash)
    expect(await checkAllFiles(test.core)).toMatchObject({ open: 1 })
    writeFileSync(pathOf(hash), sound)
    expect(await checkAllFiles(test.core)).toMatchObject({ open: 0, findings: [] })
  })

  it('goes on where it stopped, also after a restart, and keeps no hash in the clear', async () => {
    const { caseId } = await takeCase(test.core)
    const hashes: string[] = []
    for (const content of ['a', 'b', 'c', 'd']) hashes.push(await addFile(test.core, caseId, content))
    expect(await sweepNext(test.core, oneByOne)).toBe(false)
    expect(await sweepNext(test.core, oneByOne)).toBe(false)
    expect((await integrityReport(test.core)).round).toMatchObject({ checked: 2 })
    const record = readFileSync(join(test.core.dataFolder, 'integrity.sealed'), 'latin1')
    expect(hashes.some(hash => record.includes(hash))).toBe(false)
    test = await test.reopen()
    let slices = 0
    while (!(await sweepNext(test.core, oneByOne))) slices += 1
    expect(slices).toBe(2)
    expect(await integrityReport(test.core)).toMatchObject({ round: null, last: { checked: 4 } })
  })

  it('begins a round by itself once a week', async () => {
    test.setClock(Date.UTC(2026, 6, 1))
    const { caseId } = await takeCase(test.core)
    await addFile(test.core, caseId, 'photo')
    const service = startIntegrity(test.desk)
    try {
      expect(await service.ask()).toBe(true)
      expect(await service.ask()).toBe(false)
      test.setClock(Date.UTC(2026, 6, 9))
      expect(await service.ask()).toBe(true)
    } finally {
      await service.stop()
    }
  })

  it('is shown to everyone and begun by a manager', async () => {
    const { caseId } = await takeCase(test.core)
    flip(await addFile(test.core, caseId, 'photo'))
    const clerk = await test.signIn(await test.addMember('clerk'))
    const manager = await test.signIn(test.manager)
    await expect(clerk.mutate('integrity.check')).rejects.toMatchObject({ code: 'permission.denied' })
    const { jobId } = (await manager.mutate('integrity.check')) as { jobId: string }
    let state = 'running'
    while (state === 'running') {
      await delay(5)
      state = ((await manager.query('jobs.status', { jobId })) as { state: string }).state
    }
    expect(state).toBe('done')
    expect(await clerk.query('integrity.status')).toEqual({ open: 1 })
    const report = (await clerk.query('integrity.report')) as IntegrityReport
    expect(report.findings).toHaveLength(1)
  })
})

it('reads a large number of small files without reading any twice', async () => {
  const { caseId } = await takeCase(test.core)
  let bytes = 0
  for (let index = 0; index < 40; index += 1) {
    await addFile(test.core, caseId, `file ${index}`)
    bytes += `file ${index}`.length
  }
  const slow = { ...oneByOne, maxBytes: 40 }
  while (!(await sweepNext(test.core, slow))) continue
  expect((await integrityReport(test.core)).last).toMatchObject({ checked: 40, bytes })
})

describe('a desk that is closed while its files are read', () => {
  let threaded: TestDesk
  const said: string[] = []
  beforeEach(async () => {
    threaded = await openTestDesk({ threads: true })
    const { caseId } = await takeCase(threaded.core)
    for (let index = 0; index < 6; index += 1)
      await addFile(threaded.core, caseId, Buffer.alloc(2_000_000, index))
    said.length = 0
    vi.spyOn(process.stderr, 'write').mockImplementation(text => {
      said.push(String(text))
      return true
    })
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await threaded.close()
  })

  it('ends the sweep first, also where a slice is done in this very moment', async () => {
    for (const wait of [0, 5, 50, 150]) {
      const service = startIntegrity(threaded.desk)
      const asked = service.ask().catch((error: unknown) => error)
      await delay(wait)
      await service.stop()
      await threaded.desk.close()
      const outcome = await asked
      if (typeof outcome !== 'boolean') expect(outcome).toMatchObject({ code: 'job.cancelled' })
      threaded = await threaded.reopen()
    }
    expect(said).toEqual([])
  })

  it('calls off what a person asked for, and waits for it', async () => {
    const { core } = threaded
    const jobId = core.board.start('integrity', threaded.manager.staffId, ({ signal }) =>
      checkAllFiles(core, { signal }),
    )
    await delay(20)
    await threaded.desk.close()
    expect(['cancelled', 'done']).toContain(core.board.view(jobId, threaded.manager.staffId).state)
    await expect(
      core.jobs.run(sweepJob, { ...oneByOne, after: '', backupFolders: [] }),
    ).rejects.toMatchObject({
      code: 'job.cancelled',
    })
    expect(said).toEqual([])
  })
})
