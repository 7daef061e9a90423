import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKeyringWithRecoveryKey } from '../../main/database/keyring.ts'
import { runBackup } from '../../main/desk/backup-run.ts'
import { onDeskIn } from '../support/backups.ts'
import { takeCase } from '../support/cases.ts'
import { openTestDesk, type TestDesk, testPassword } from '../support/desk.ts'

const program = join(import.meta.dirname, '../../main/host/main.ts')
let test: TestDesk
beforeEach(async () => {
  test = await openTestDesk()
})
afterEach(() => test.close())

const opens = (recoveryKey: string) =>
  openKeyringWithRecoveryKey(test.core.dataFolder, recoveryKey).then(
    () => true,
    () => false,
  )
const trail = () =>
  test.core.read.all<{ actor: string | null }>(
    `select actor from operation where type='site.recoveryKeyReplaced' order by position`,
  )

describe('a new recovery key', () => {
  it('is made for a manager who gives their password, opens the data instead of the one before, and is on the trail', async () => {
    const first = await test.desk.newRecoveryKey(test.manager)
    expect(await opens(first)).toBe(true)
    const client = await test.signIn(test.manager)
    await expect(client.mutate('backup.newRecoveryKey', { password: 'not it' })).rejects.toMatchObject({
      code: 'session.wrongPassword',
    })
    expect(await opens(first)).toBe(true)
    const { recoveryKey } = (await client.mutate('backup.newRecoveryKey', { password: testPassword })) as {
      recoveryKey: string
    }
    expect(await opens(recoveryKey)).toBe(true)
    expect(await opens(first)).toBe(false)
    expect(trail()).toEqual([{ actor: test.manager.staffId }, { actor: test.manager.staffId }])
    const clerk = await test.signIn(await test.addMember('clerk'))
    await expect(clerk.mutate('backup.newRecoveryKey', { password: testPassword })).rejects.toMatchObject({
      code: 'permission.denied',
    })
    // Nothing of it is in the log, and this computer opens the data as before.
    expect(JSON.stringify(test.core.read.all('select * from operation'))).not.toContain(recoveryKey)
    test = await test.reopen()
    expect(trail()).toHaveLength(2)
  })

  it('restores a backup made since, and the key before restores one made before', async () => {
    await takeCase(test)
    const before = await test.desk.newRecoveryKey(test.manager)
    const older = await runBackup(test.core, join(test.folder, 'older'))
    const after = await test.desk.newRecoveryKey(test.manager)
    const newer = await runBackup(test.core, join(test.folder, 'newer'))
    const restored = (name: string, file: string, recoveryKey: string) => {
      const keyFile = join(test.folder, `${name}.txt`)
      writeFileSync(keyFile, recoveryKey)
      const data = join(test.folder, name)
      const run = spawnSync(
        process.execPath,
        [program, 'restore', '--from', file, '--data', data, '--recovery-key-file', keyFile, '--json'],
        { encoding: 'utf8', timeout: 60_000 },
      )
      return { code: run.status, stderr: run.stderr }
    }
    expect(restored('a', newer.file, before)).toMatchObject({ code: 1 })
    expect(restored('b', newer.file, after)).toMatchObject({ code: 0 })
    expect(restored('c', older.file, before)).toMatchObject({ code: 0 })
  })

  it('comes from the command line too, where nobody can sign in', async () => {
    await test.desk.close()
    const { dataFolder } = test.core
    const run = spawnSync(
      process.execPath,
      [program, 'recovery-key', '--data', dataFolder, '--key-file', join(test.folder, 'key'), '--json'],
      {
        encoding: 'utf8',
        timeout: 60_000,
      },
    )
    expect(run.stderr).toBe('')
    const last = run.stdout.trimEnd().split('\n').at(-1) ?? ''
    const { recoveryKey } = JSON.parse(last) as { recoveryKey: string }
    expect(await opens(recoveryKey)).toBe(true)
    await onDeskIn(test, dataFolder, async desk => {
      const entries = `select actor from operation where type='site.recoveryKeyReplaced'`
      expect(desk.requireCore().read.all(entries)).toEqual([{ actor: null }])
    })
    rmSync(test.folder, { recursive: true })
    test = await openTestDesk()
  })
})
