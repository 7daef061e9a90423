import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TodayScreen } from '../../main/contract/today.ts'
import { checkBackup } from '../../main/desk/backup-check.ts'
import { chooseSecondPlace } from '../../main/desk/backup-places.ts'
import { rehearseRestore } from '../../main/desk/backup-rehearsal.ts'
import { backupStatus, runBackup, runBackupCheck, runRehearsal } from '../../main/desk/backup-run.ts'
import { startBackupSchedule } from '../../main/desk/backup-schedule.ts'
import { openReadOnly, type ReadOnlyDesk } from '../../main/desk/read-only.ts'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { openDesk } from '../../main/desk/desk.ts'
import { addFile, blobsIn, generationsIn, protectorOf, takeCase } from '../support/backups.ts'
import { openTestDesk, type TestActor, type TestDesk } from '../support/desk.ts'

vi.mock('node:fs/promises', async importOriginal => {
  const real = await importOriginal<typeof import('node:fs/promises')>()
  return { ...real, statfs: vi.fn(real.statfs) }
})

const start = Date.UTC(2026, 6, 12, 10, 40)
const day = 86_400_000
let test: TestDesk
let stick = ''

beforeEach(async () => {
  test = await openTestDesk({ clock: start })
  stick = join(test.folder, 'stick')
})
afterEach(() => test.close())

const flip = (file: string, place: number) => {
  const bytes = readFileSync(file)
  bytes[place] = (bytes[place] ?? 0) ^ 1
  writeFileSync(file, bytes)
}
const reading = async <T>(work: (desk: ReadOnlyDesk) => Promise<T>): Promise<T> => {
  const desk = await openReadOnly({ dataFolder: test.core.dataFolder, protector: protectorOf(test) })
  try {
    return await work(desk)
  } finally {
    desk.close()
  }
}
const staged = () => readdirSync(join(test.core.dataFolder, 'staging'))

describe('a rehearsal', () => {
  it('restores the newest backup, says what it proved, and leaves nothing behind', async () => {
    await expect(runRehearsal(test.core)).rejects.toMatchObject({ code: 'backup.noneYet' })
    const { caseId } = await takeCase(test.core)
    await addFile(test.core, caseId, 'a photo')
    const { file, operations } = await runBackup(test.core, stick)
    const proved = await runRehearsal(test.core)
    expect(proved).toMatchObject({ file, operations, files: 1, filesRead: 1, keyTried: false })
    expect(proved.rows).toBeGreaterThan(0)
    expect(staged()).toEqual([])
    expect((await backupStatus(test.core)).rehearsed).toMatchObject({ at: start, file })
    // It is a rehearsal: numbers go on as they were, here and beside the backup.
    expect((await takeCase(test.core)).number).not.toMatch(/[A-Z]$/)
    expect(readdirSync(stick).some(name => name.endsWith('.restored.json'))).toBe(false)
  })

  it('is asked for after two weeks, and again when the last one is a month old', async () => {
    await runBackup(test.core)
    const isDue = async () => (await backupStatus(test.core)).rehearsalDue
    expect(await isDue()).toBe(false)
    test.setClock(start + 14 * day)
    expect(await isDue()).toBe(true)
    await runRehearsal(test.core)
    expect(await isDue()).toBe(false)
    test.setClock(start + 44 * day)
    expect(await isDue()).toBe(true)
  })

  it('stands on Today of managers from the day it is due until it was done', async () => {
    const clerk = await test.addMember('clerk')
    const onToday = async (who: TestActor) => {
      const { groups } = (await (await test.signIn(who)).query('today.mine')) as TodayScreen
      return groups.flatMap(group => group.rows).some(row => row.source === 'rehearsal')
    }
    await runBackup(test.core)
    expect(await onToday(test.manager)).toBe(false)
    test.setClock(start + 14 * day)
    expect([await onToday(test.manager), await onToday(clerk)]).toEqual([true, false])
    await runRehearsal(test.core)
    expect(await onToday(test.manager)).toBe(false)
  })

  it('fails where a file beside the backup is missing or damaged, and says so until one succeeds', async () => {
    const { caseId } = await takeCase(test.core)
    await addFile(test.core, caseId, 'a photo')
    await runBackup(test.core, stick)
    const [blob = ''] = blobsIn(stick)
    flip(blob, 60)
    const failed = { code: 'backup.rehearsalFailed', params: { part: 'archive' } }
    await expect(runRehearsal(test.core)).rejects.toMatchObject(failed)
    rmSync(blob)
    await expect(runRehearsal(test.core)).rejects.toMatchObject(failed)
    expect((await backupStatus(test.core)).rehearsalFailure).toMatchObject({ at: start, ...failed })
    expect(staged()).toEqual([])
    test.setClock(start + 1000)
    await runBackup(test.core, stick)
    await runRehearsal(test.core, { allFiles: true })
    expect((await backupStatus(test.core)).rehearsalFailure).toBeNull()
  })

  it('asks for room on the disk first', async () => {
    await runBackup(test.core, stick)
    const { statfs } = await import('node:fs/promises')
    vi.mocked(statfs).mockResolvedValueOnce({ bavail: 10, bsize: 4096 } as never)
    await expect(runRehearsal(test.core)).rejects.toMatchObject({ code: 'backup.noSpace' })
    expect(staged()).toEqual([])
  })

  it('proves the printed recovery key with it, and tells a mistyped one from that of another site', async () => {
    const setUp = async (code: string) => {
      const desk = await openDesk({
        dataFolder: join(test.folder, code),
        protector: keyFileProtector(join(test.folder, `${code}.key`)),
        machine: 'test-machine',
        threads: false,
      })
      const names = { name: code, managerName: '经理', login: 'manager', password: 'eight ducks swim' }
      const { recoveryKey } = await desk.setUp({ code, ...names })
      return { desk, recoveryKey }
    }
    const one = await setUp('ONE')
    const two = await setUp('TWO')
    try {
      const core = one.desk.requireCore()
      await runBackup(core, stick)
      expect(await runRehearsal(core, { recoveryKey: one.recoveryKey })).toMatchObject({ keyTried: true })
      for (const recoveryKey of [two.recoveryKey, one.recoveryKey.replace(/^.{5}/, '00000'), 'nonsense'])
        await expect(runRehearsal(core, { recoveryKey })).rejects.toMatchObject({
          code: expect.stringMatching(/^keys\.recovery/) as string,
        })
      // That says nothing about the backup.
      expect((await backupStatus(core)).rehearsalFailure).toBeNull()
    } finally {
      await one.desk.close()
      await two.desk.close()
    }
  })

  it('runs beside a desk at work from the command line, and in a thread of the window', async () => {
    const { file } = await runBackup(test.core, stick)
    expect(await reading(({ context }) => rehearseRestore(context, { file }))).toMatchObject({ file })
    await test.close()
    test = await openTestDesk({ threads: true })
    await runBackup(test.core)
    const manager = await test.signIn(test.manager)
    const clerk = await test.signIn(await test.addMember('clerk'))
    await expect(clerk.mutate('backup.rehearse', {})).rejects.toMatchObject({ code: 'permission.denied' })
    const { jobId } = (await manager.mutate('backup.rehearse', {})) as { jobId: string }
    await expect
      .poll(() => manager.query('jobs.status', { jobId }), { timeout: 60_000 })
      .toMatchObject({ state: 'done', result: { keyTried: false } })
  })
})

describe('reading a backup back', () => {
  it('finds files missing and damaged beside it, and brings over again what the archive still has', async () => {
    const { caseId } = await takeCase(test.core)
    await addFile(test.core, caseId, 'one')
    await addFile(test.core, caseId, 'two')
    const { file } = await runBackup(test.core, stick)
    const [first = '', second = ''] = blobsIn(stick)
    rmSync(first)
    flip(second, 60)
    const check = (mend: boolean) => reading(({ context }) => checkBackup(context, { file, mend }))
    expect(await check(false)).toMatchObject({ files: 2, missing: 1, damaged: 1, mended: 0 })
    await runBackupCheck(test.core, file)
    expect(await check(false)).toMatchObject({ missing: 0, damaged: 0 })
    expect((await backupStatus(test.core)).checked).toEqual({ at: start, file })
    // Lost everywhere: nothing to mend with.
    rmSync(first)
    rmSync(join(test.core.dataFolder, 'archive', 'blobs'), { recursive: true })
    await expect(runBackupCheck(test.core, file)).rejects.toMatchObject({
      code: 'backup.filesUnsound',
      params: { missing: 1, damaged: 0 },
    })
    expect((await backupStatus(test.core)).failure).toMatchObject({ code: 'backup.filesUnsound' })
  })
})

describe('the second place', () => {
  const choose = (folder: string | null) => chooseSecondPlace(test.core, 'TEST', folder)
  const place = async () => (await backupStatus(test.core)).secondPlace

  it('is brought up to date after the daily backup, waits while it is away, and catches up', async () => {
    const schedule = startBackupSchedule(test.desk)
    try {
      expect(await place()).toBeNull()
      await choose(stick)
      expect(await place()).toMatchObject({
        folder: stick,
        isThere: true,
        age: null,
        due: true,
        sameDisk: true,
      })
      expect(await schedule.ask()).toBe(true)
      expect(generationsIn(stick)).toHaveLength(1)
      expect(await place()).toMatchObject({ age: 0, due: false })

      // Pulled out; where it was, the system shows an empty folder of its own disk.
      renameSync(stick, `${stick}-away`)
      mkdirSync(stick)
      test.setClock(start + 8 * day)
      expect(await schedule.ask()).toBe(true)
      expect(readdirSync(stick)).toEqual([])
      expect(await place()).toMatchObject({ isThere: false, age: 8 * day, due: true })
      expect((await backupStatus(test.core)).failure).toBeNull()

      rmSync(stick, { recursive: true })
      renameSync(`${stick}-away`, stick)
      expect(await schedule.ask()).toBe(true)
      expect(generationsIn(stick)).toHaveLength(2)
      expect(await place()).toMatchObject({ isThere: true, age: 0, due: false })
      await choose(null)
      expect(await place()).toBeNull()
    } finally {
      await schedule.stop()
    }
  })

  it('fails by itself: the daily backup is good, and the stick is tried again an hour later', async () => {
    await choose(stick)
    writeFileSync(join(stick, 'blobs'), 'in the way')
    const { caseId } = await takeCase(test.core)
    await addFile(test.core, caseId, 'a photo')
    test.setClock(start + 60_000)
    const schedule = startBackupSchedule(test.desk)
    try {
      await expect(schedule.ask()).rejects.toMatchObject({ code: 'backup.targetGone' })
      expect(await backupStatus(test.core)).toMatchObject({
        failure: null,
        secondFailure: { code: 'backup.targetGone', params: { folder: stick } },
      })
      rmSync(join(stick, 'blobs'))
      expect(await schedule.ask()).toBe(false)
      test.setClock(start + 62 * 60_000)
      expect(await schedule.ask()).toBe(true)
      expect((await backupStatus(test.core)).secondFailure).toBeNull()
    } finally {
      await schedule.stop()
    }
  })

  it('is refused inside the data folder, and where another site keeps its backups', async () => {
    for (const folder of [test.core.dataFolder, join(test.core.dataFolder, 'backups'), test.folder])
      await expect(choose(folder)).rejects.toMatchObject({ code: 'backup.inside' })
    await chooseSecondPlace(test.core, 'OTHER', stick)
    await expect(choose(stick)).rejects.toMatchObject({ code: 'backup.placeForeign' })
    writeFileSync(join(test.folder, 'file'), '')
    await expect(choose(join(test.folder, 'file'))).rejects.toMatchObject({ code: 'backup.targetGone' })
  })

  it('is chosen by managers only, and brought up to date at once', async () => {
    const clerk = await test.signIn(await test.addMember('clerk'))
    await expect(clerk.mutate('backup.choosePlace', { folder: stick })).rejects.toMatchObject({
      code: 'permission.denied',
    })
    const manager = await test.signIn(test.manager)
    const { jobId } = (await manager.mutate('backup.choosePlace', { folder: stick })) as { jobId: string }
    await expect
      .poll(() => manager.query('jobs.status', { jobId }), { timeout: 30_000 })
      .toMatchObject({ state: 'done' })
    expect(generationsIn(stick)).toHaveLength(1)
    expect(await manager.mutate('backup.choosePlace', { folder: null })).toEqual({ jobId: null })
  })
})

it('the daily backup waits for a quiet moment, yet not for ever', async () => {
  const schedule = startBackupSchedule(test.desk)
  try {
    expect(await schedule.ask()).toBe(true)
    test.setClock(start + day)
    await takeCase(test.core)
    test.setClock(start + day + 60_000)
    expect(await schedule.ask()).toBe(false)
    test.setClock(start + day + 3 * 60_000)
    expect(await schedule.ask()).toBe(true)
    test.setClock(start + 2 * day + 6 * 3_600_000 + 3 * 60_000)
    await takeCase(test.core)
    expect(await schedule.ask()).toBe(true)
  } finally {
    await schedule.stop()
  }
})
