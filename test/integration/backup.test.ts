import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeBackup } from '../../main/desk/backup.ts'
import { restoreError, targetError } from '../../main/desk/backup-failures.ts'
import { backupStatus, runBackup } from '../../main/desk/backup-run.ts'
import { startBackupSchedule } from '../../main/desk/backup-schedule.ts'
import { operations } from '../../main/desk/domains.ts'
import { openReadOnly } from '../../main/desk/read-only.ts'
import { verifyDesk } from '../../main/desk/verify.ts'
import { verifyChain } from '../../main/log/verify-chain.ts'
import {
  addFile,
  blobsIn,
  generationsIn,
  onDeskIn,
  protectorOf,
  restore,
  takeCase,
  targetOf,
} from '../support/backups.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'

const start = Date.UTC(2026, 6, 12, 10, 40)
const day = 86_400_000
let test: TestDesk
let stick = ''

beforeEach(async () => {
  test = await openTestDesk({ clock: start })
  stick = join(test.folder, 'stick')
})
afterEach(() => test.close())

describe('a backup', () => {
  it('holds everything and is restored into a desk that verifies', async () => {
    const { caseId, number } = await takeCase(test.core)
    const hash = await addFile(test.core, caseId, 'a photo')
    const result = await runBackup(test.core, stick)
    expect(basename(result.file)).toBe('clubhouse-TEST-20260712-184000.deskbackup')
    expect(result).toMatchObject({ files: 1, copied: 1, missing: 0 })

    const restored = await restore(test, result.file)
    expect(restored).toMatchObject({ site: 'TEST', files: 1, letter: 'A', operations: result.operations })
    await onDeskIn(test, targetOf(test), async desk => {
      const core = desk.requireCore()
      expect(core.read.get('select number from "case" where id=?', [caseId])).toEqual({ number })
      expect(await core.archive.verify(hash)).toBe(7)
      expect(core.head()).toMatchObject({ letter: 'A' })
      expect(core.read.all('select reason, letter from incarnation order by started_at, id')).toEqual([
        { reason: 'install', letter: '' },
        { reason: 'restore', letter: 'A' },
      ])
      expect(core.read.all('select 1 from session')).toEqual([])
      expect(verifyChain(core.read, { registry: operations }).problems).toEqual([])
    })
    const readOnly = await openReadOnly({ dataFolder: targetOf(test), protector: protectorOf(test) })
    try {
      expect(await verifyDesk(readOnly.context)).toMatchObject({ ok: true })
    } finally {
      readOnly.close()
    }
  })

  it('copies only files that the folder lacks, and repairs one that was cut off there', async () => {
    const { caseId } = await takeCase(test.core)
    await addFile(test.core, caseId, 'first')
    expect(await runBackup(test.core, stick)).toMatchObject({ copied: 1 })
    await addFile(test.core, caseId, 'second')
    test.setClock(start + 1000)
    expect(await runBackup(test.core, stick)).toMatchObject({ copied: 1, files: 2 })
    const [blob = ''] = blobsIn(stick)
    truncateSync(blob, 10)
    test.setClock(start + 2000)
    expect(await runBackup(test.core, stick)).toMatchObject({ copied: 1, files: 2 })
    expect(statSync(blob).size).toBeGreaterThan(10)
  })

  it('clears away what one that was cut off long ago left half written', async () => {
    const { file } = await runBackup(test.core, stick)
    const old = `${file.replace('20260712', '20260711')}.partial`
    const underWay = `${file.replace('20260712', '20260710')}.partial`
    for (const path of [old, `${old}-journal`, underWay]) writeFileSync(path, 'half')
    const longAgo = new Date(Date.now() - day)
    for (const path of [old, `${old}-journal`]) utimesSync(path, longAgo, longAgo)
    await runBackup(test.core, stick)
    expect(readdirSync(stick).filter(name => name.includes('partial'))).toEqual([basename(underWay)])
  })

  it('says how many files the data has lost already', async () => {
    const { caseId } = await takeCase(test.core)
    await addFile(test.core, caseId, 'lost')
    rmSync(join(test.core.dataFolder, 'archive', 'blobs'), { recursive: true })
    expect(await runBackup(test.core, stick)).toMatchObject({ files: 1, missing: 1 })
  })

  it('can be made by another process while the desk is open and people work', async () => {
    await takeCase(test.core)
    const reader = await openReadOnly({ dataFolder: test.core.dataFolder, protector: protectorOf(test) })
    try {
      const result = await makeBackup(reader.context, { folder: stick, at: start })
      await takeCase(test.core, 'meanwhile')
      await restore(test, result.file)
    } finally {
      reader.close()
    }
  })

  it('runs in a thread of its own where the desk has threads', async () => {
    await test.close()
    test = await openTestDesk({ threads: true })
    stick = join(test.folder, 'stick')
    await takeCase(test.core)
    let reports = 0
    const result = await runBackup(test.core, stick, { onProgress: () => (reports += 1) })
    expect(existsSync(result.file)).toBe(true)
    expect(reports).toBeGreaterThan(0)
    const stop = new AbortController()
    stop.abort()
    await expect(runBackup(test.core, stick, { signal: stop.signal })).rejects.toMatchObject({
      code: 'job.cancelled',
    })
    expect(readdirSync(stick).filter(name => name.includes('partial'))).toEqual([])
  })

  it('is refused inside the data folder, where it would be lost together with the data', async () => {
    const folder = join(test.core.dataFolder, 'archive')
    await expect(runBackup(test.core, folder)).rejects.toMatchObject({ code: 'backup.inside' })
  })

  it.skipIf(!existsSync('/proc/self'))('says at once that a place takes no folders', async () => {
    for (const folder of ['/proc/backups', '/proc/self/backups/today'])
      await expect(runBackup(test.core, folder)).rejects.toMatchObject({ code: 'backup.noFolder' })
  })

  it('says that the folder cannot be written and leaves nothing behind', async () => {
    writeFileSync(stick, 'a file where the folder should be')
    await expect(runBackup(test.core, stick)).rejects.toMatchObject({ code: 'backup.targetGone' })
    expect((await backupStatus(test.core)).failure).toMatchObject({ at: start, code: 'backup.targetGone' })
    await runBackup(test.core)
    expect((await backupStatus(test.core)).failure).toBeNull()
  })

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full', () => {
    let failure: unknown
    try {
      writeFileSync('/dev/full', 'x')
    } catch (error) {
      failure = error
    }
    expect(targetError(failure, stick)).toMatchObject({ code: 'backup.diskFull', params: { folder: stick } })
    expect(restoreError(failure, stick)).toMatchObject({ code: 'backup.restoreFull' })
  })
})

describe('the daily backup', () => {
  it('is made when the last is a day old, and shows its age', async () => {
    const schedule = startBackupSchedule(test.desk)
    try {
      expect(await backupStatus(test.core)).toMatchObject({ last: null, age: null })
      expect(await schedule.ask()).toBe(true)
      expect(await backupStatus(test.core)).toMatchObject({ age: 0, running: false })
      test.setClock(start + day - 1)
      expect(await schedule.ask()).toBe(false)
      test.setClock(start + day)
      expect(await schedule.ask()).toBe(true)
      expect(generationsIn(join(test.core.dataFolder, 'backups'))).toHaveLength(2)
    } finally {
      await schedule.stop()
    }
  })

  it('is read back whole once a week, and says so where it is damaged', async () => {
    const schedule = startBackupSchedule(test.desk)
    try {
      const { file } = await runBackup(test.core)
      expect(await schedule.ask()).toBe(false)
      expect((await backupStatus(test.core)).checked).toEqual({ at: start, file })
      test.setClock(start + 7 * day)
      const { file: newer } = await runBackup(test.core)
      const bytes = readFileSync(newer)
      bytes[5000] = (bytes[5000] ?? 0) ^ 1
      writeFileSync(newer, bytes)
      await expect(schedule.ask()).rejects.toMatchObject({ code: 'backup.damaged' })
      expect(await backupStatus(test.core)).toMatchObject({
        checked: { at: start, file },
        failure: { at: start + 7 * day, code: 'backup.damaged' },
      })
      expect(readdirSync(join(test.core.dataFolder, 'staging'))).toEqual([])
    } finally {
      await schedule.stop()
    }
  })

  it('takes no room for files on the same disk, and can be restored from', async () => {
    const { caseId } = await takeCase(test.core)
    const hash = await addFile(test.core, caseId, 'shared')
    const { file } = await runBackup(test.core)
    await restore(test, file)
    await onDeskIn(test, targetOf(test), async desk =>
      expect(await desk.requireCore().archive.verify(hash)).toBe(6),
    )
  })

  it('waits an hour after a failure', async () => {
    writeFileSync(join(test.core.dataFolder, 'backups'), 'in the way')
    const schedule = startBackupSchedule(test.desk)
    try {
      await expect(schedule.ask()).rejects.toMatchObject({ code: 'backup.targetGone' })
      rmSync(join(test.core.dataFolder, 'backups'))
      expect(await schedule.ask()).toBe(false)
      test.setClock(start + 61 * 60_000)
      expect(await schedule.ask()).toBe(true)
    } finally {
      await schedule.stop()
    }
  })

  it('deletes generations that newer ones replace, and keeps damaged ones for a person to look at', async () => {
    const backUpAt = async (at: number) => {
      test.setClock(at)
      return await runBackup(test.core, stick)
    }
    // Two on each of nine days: the first of a day goes once it is older than a day and a newer one stands for it.
    let pruned = 0
    for (let count = 0; count < 9; count += 1) {
      pruned += (await backUpAt(start + count * day)).pruned
      pruned += (await backUpAt(start + count * day + 60_000)).pruned
    }
    const kept = generationsIn(stick)
    expect(kept).toHaveLength(18 - pruned)
    expect(kept.length).toBeLessThan(12)
    const newest = kept.at(-1) ?? ''
    expect(newest).toContain('20260720-184100')
    truncateSync(join(stick, newest), 1000)
    await backUpAt(start + 60 * day)
    expect(generationsIn(stick)).toContain(newest)
  })
})

it('backups are started by managers only, and everyone sees their age', async () => {
  const clerk = await test.signIn(await test.addMember('clerk'))
  await expect(clerk.mutate('backup.run', {})).rejects.toMatchObject({ code: 'permission.denied' })
  expect(await clerk.query('backup.status', {})).toMatchObject({ age: null })
  const manager = await test.signIn(test.manager)
  const { jobId } = (await manager.mutate('backup.run', { folder: stick })) as { jobId: string }
  await expect
    .poll(() => manager.query('jobs.status', { jobId }), { timeout: 30_000 })
    .toMatchObject({ state: 'done' })
  expect(await clerk.query('backup.status', {})).toMatchObject({ age: 0, failure: null })
})
