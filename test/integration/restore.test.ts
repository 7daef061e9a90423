import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { runBackup } from '../../main/desk/backup-run.ts'
import { openDesk } from '../../main/desk/desk.ts'
import { addFile, blobsIn, onDeskIn, protectorOf, restore, takeCase, targetOf } from '../support/backups.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'

const start = Date.UTC(2026, 6, 12, 10, 40)
let test: TestDesk
let stick = ''

beforeEach(async () => {
  test = await openTestDesk({ clock: start })
  stick = join(test.folder, 'stick')
})
afterEach(() => test.close())

describe('restoring', () => {
  it('opens on another computer with the recovery key only', async () => {
    const other = keyFileProtector(join(test.folder, 'other.key'))
    const { recoveryKey, file } = await deskWithRecoveryKey()
    await expect(restore(test, file, { protector: other })).rejects.toMatchObject({
      code: 'keys.keyFileMissing',
    })
    await expect(
      restore(test, file, { protector: other, recoveryKey: recoveryKey.replace(/^.{5}/, '00000') }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^keys\.recovery/) as string })
    expect(readdirSync(targetOf(test))).toEqual([])
    await restore(test, file, { protector: other, recoveryKey })
    const desk = await openDesk({
      dataFolder: targetOf(test),
      protector: other,
      machine: 'other',
      threads: false,
    })
    expect(desk.state()).toBe('ready')
    await desk.close()
  })

  /** A second site, whose recovery key is known here. */
  async function deskWithRecoveryKey(): Promise<{ recoveryKey: string; file: string }> {
    const desk = await openDesk({
      dataFolder: join(test.folder, 'second'),
      protector: keyFileProtector(join(test.folder, 'second.key')),
      machine: 'test-machine',
      threads: false,
    })
    try {
      const { recoveryKey } = await desk.setUp({
        code: 'TWO',
        name: '二期',
        managerName: '经理',
        login: 'manager',
        password: 'eight ducks swim',
      })
      const { file } = await runBackup(desk.requireCore(), stick)
      return { recoveryKey, file }
    } finally {
      await desk.close()
    }
  }

  it('refuses a folder that is not empty and touches nothing in it', async () => {
    const { file } = await runBackup(test.core, stick)
    mkdirSync(targetOf(test))
    writeFileSync(join(targetOf(test), 'mine.txt'), 'mine')
    await expect(restore(test, file)).rejects.toMatchObject({ code: 'backup.targetNotEmpty' })
    expect(readdirSync(targetOf(test))).toEqual(['mine.txt'])
  })

  it('goes on where an earlier restore was cut off', async () => {
    const { file } = await runBackup(test.core, stick)
    mkdirSync(join(targetOf(test), '.restoring', 'archive'), { recursive: true })
    writeFileSync(join(targetOf(test), 'desk.sqlite'), 'half')
    await restore(test, file)
    await onDeskIn(test, targetOf(test), async desk => expect(desk.state()).toBe('ready'))
  })

  it('tells a backup that was cut off or changed at any place, and restores nothing', async () => {
    const { caseId } = await takeCase(test.core)
    await addFile(test.core, caseId, 'a photo')
    const { file, databaseBytes } = await runBackup(test.core, stick)
    const whole = readFileSync(file)
    const broken = join(stick, 'broken.deskbackup')
    const refused = async (bytes: Buffer, what: string) => {
      writeFileSync(broken, bytes)
      await expect(restore(test, broken), what).rejects.toMatchObject({
        code: expect.stringMatching(/^(backup\.(notABackup|damaged|newer)|keys\.)/) as string,
      })
      expect(readdirSync(targetOf(test)), what).toEqual([])
    }
    mkdirSync(targetOf(test))
    for (const length of [0, 100, databaseBytes - 1, databaseBytes, whole.length - 193, whole.length - 1])
      await refused(whole.subarray(0, length), `cut off at ${length}`)
    const trailer = Array.from({ length: 24 }, (_, n) =>
      Math.floor(databaseBytes + ((whole.length - databaseBytes - 30) * n) / 23),
    )
    const inside = Array.from({ length: 12 }, (_, n) => Math.floor((databaseBytes * n) / 12) + 5)
    for (const place of [...inside, ...trailer]) {
      const changed = Buffer.from(whole)
      changed[place] = (changed[place] ?? 0) ^ 1
      // Blanks that fill the footer carry nothing, and a changed one is no footer any more.
      await refused(changed, `bit flipped at ${place} of ${whole.length}`)
    }
    await expect(restore(test, join(stick, 'nowhere.deskbackup'))).rejects.toMatchObject({
      code: 'host.fileMissing',
    })
  })

  it('tells a manifest that was not sealed by the desk itself', async () => {
    const { file, databaseBytes } = await runBackup(test.core, stick)
    const whole = readFileSync(file)
    const footer = whole.subarray(-192).toString('latin1').split(' ')
    const parts = Buffer.from(
      whole.subarray(databaseBytes, -192).toString().replace('"site": "TEST"', '"site": "EVIL"'),
    )
    footer[6] = createHash('sha256').update(parts).digest('hex')
    const forged = join(stick, 'forged.deskbackup')
    writeFileSync(
      forged,
      Buffer.concat([whole.subarray(0, databaseBytes), parts, Buffer.from(footer.join(' '))]),
    )
    await expect(restore(test, forged)).rejects.toMatchObject({
      code: 'backup.damaged',
      params: { part: 'manifest' },
    })
  })

  it('needs the files beside the backup, unless told to go without', async () => {
    const { caseId } = await takeCase(test.core)
    await addFile(test.core, caseId, 'one')
    await addFile(test.core, caseId, 'two')
    const { file } = await runBackup(test.core, stick)
    const [first = '', second = ''] = blobsIn(stick)
    rmSync(first)
    const bytes = readFileSync(second)
    bytes[60] = (bytes[60] ?? 0) ^ 1
    writeFileSync(second, bytes)
    await expect(restore(test, file)).rejects.toMatchObject({
      code: 'backup.filesMissing',
      params: { missing: 1, damaged: 1 },
    })
    expect(readdirSync(targetOf(test))).toEqual([])
    expect(await restore(test, file, { withoutMissingFiles: true })).toMatchObject({ files: 0, missing: 2 })
  })

  it('never gives a number twice, however often and from whichever backup', async () => {
    const given: string[] = [(await takeCase(test.core)).number]
    const { file } = await runBackup(test.core, stick)
    given.push((await takeCase(test.core)).number)
    for (const name of ['first', 'second', 'third']) {
      await restore(test, file, { dataFolder: targetOf(test, name) })
      await onDeskIn(test, targetOf(test, name), async desk => {
        for (let count = 0; count < 2; count += 1) {
          const { number } = await takeCase(desk.requireCore())
          given.push(number)
        }
      })
    }
    expect(new Set(given).size).toBe(given.length)
    expect(given.map(number => /[A-Z]*$/.exec(number)?.[0])).toEqual(['', '', 'A', 'A', 'B', 'B', 'C', 'C'])
  })
})

describe('the data folder', () => {
  const folderOf = () => test.core.dataFolder

  /** Opens a copy of the data folder and says under which letter and for which reason it goes on. */
  async function reopened(folder: string, machine: string) {
    const desk = await openDesk({ dataFolder: folder, protector: protectorOf(test), machine, threads: false })
    try {
      const { read } = desk.requireCore()
      return read.get('select reason, letter from incarnation order by rowid desc limit 1')
    } finally {
      await desk.close()
    }
  }

  it('goes on as it was on the same computer', async () => {
    await takeCase(test.core)
    test = await test.reopen()
    expect(test.core.head()).toMatchObject({ letter: '' })
  })

  it('notices that it was cloned to another computer', async () => {
    await takeCase(test.core)
    test = await test.reopen()
    cpSync(folderOf(), join(test.folder, 'clone'), { recursive: true })
    expect(await reopened(join(test.folder, 'clone'), 'another-machine')).toEqual({
      reason: 'clone',
      letter: 'A',
    })
    expect(test.core.head()).toMatchObject({ letter: '' })
  })

  it('notices each time that an older database was put in place, and never gives the same letter again', async () => {
    await takeCase(test.core)
    test = await test.reopen()
    const old = join(test.folder, 'old.sqlite')
    copyFileSync(join(folderOf(), 'desk.sqlite'), old)
    await takeCase(test.core)
    await test.desk.close()
    const letters: unknown[] = []
    for (let time = 0; time < 3; time += 1) {
      for (const suffix of ['-wal', '-shm']) rmSync(join(folderOf(), `desk.sqlite${suffix}`), { force: true })
      copyFileSync(old, join(folderOf(), 'desk.sqlite'))
      letters.push(await reopened(folderOf(), 'test-machine'))
    }
    expect(letters).toEqual(['A', 'B', 'C'].map(letter => ({ reason: 'rollback', letter })))
    test = await openTestDesk()
  })
})
