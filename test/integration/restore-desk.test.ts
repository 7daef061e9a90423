import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { runBackup } from '../../main/desk/backup-run.ts'
import { type Desk, openDesk } from '../../main/desk/desk.ts'
import { bytesLeft } from '../../main/desk/disk-space.ts'
import type { RestoreView } from '../../main/desk/restore-desk.ts'
import { findBackups, findBackupsNearby } from '../../main/desk/restore-offers.ts'
import { addFile, blobsIn, takeCase } from '../support/backups.ts'

vi.mock('node:fs/promises', async importOriginal => {
  const real = await importOriginal<typeof import('node:fs/promises')>()
  return { ...real, statfs: vi.fn(real.statfs) }
})

/** A computer is lost; its desk is brought back on a new one from the first screen, as nobody is signed in there. */
describe('an empty desk', () => {
  let folder = ''
  let stick = ''
  let recoveryKey = ''
  let file = ''
  let number = ''
  let desk: Desk

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'restore-desk-'))
    stick = join(folder, 'stick', 'backups')
    const lost = await openDesk(placeOf('lost', false))
    try {
      ;({ recoveryKey } = await lost.setUp(site))
      const core = lost.requireCore()
      const taken = await takeCase(core)
      ;({ number } = taken)
      await addFile(core, taken.caseId, 'a photo')
      ;({ file } = await runBackup(core, stick))
    } finally {
      await lost.close()
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  beforeEach(async () => {
    desk = await openDesk(placeOf('new', false))
  })
  afterEach(async () => {
    await desk.close()
    rmSync(join(folder, 'new'), { recursive: true, force: true })
    rmSync(join(folder, 'new.key'), { force: true })
    // Letters given by the other tests, remembered beside the backups.
    rmSync(join(stick, 'clubhouse-ONE.restored.json'), { force: true })
  })

  const site = {
    code: 'ONE',
    name: '一期',
    managerName: '经理',
    login: 'manager',
    password: 'eight ducks swim',
  }
  const placeOf = (name: string, threads: boolean) => ({
    dataFolder: join(folder, name),
    protector: keyFileProtector(join(folder, `${name}.key`)),
    machine: name,
    threads,
  })

  const call = async (path: string, input: unknown, of: Desk = desk): Promise<unknown> => {
    const response = await of.fetch(
      new Request(`http://desk.test/api/trpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      }),
    )
    const answer = (await response.json()) as {
      result?: { data: unknown }
      error?: { data: { desk: { code: string } | null } }
    }
    return answer.error ? answer.error.data.desk?.code : answer.result?.data
  }
  const ended = async (of: Desk = desk): Promise<RestoreView> => {
    let view: RestoreView | undefined
    await expect
      .poll(
        () => {
          view = of.restoring()
          return view?.state
        },
        { timeout: 60_000 },
      )
      .not.toBe('running')
    if (!view) throw new Error('no restore was begun')
    return view
  }
  const restore = async (input: object = {}) => {
    expect(await call('backup.restore', { file, recoveryKey, ...input })).toEqual({ ok: true })
    return await ended()
  }
  const left = () =>
    readdirSync(desk.core?.dataFolder ?? join(folder, 'new')).filter(name => !name.startsWith('desk.'))

  it('finds the backups on a stick, opens one with the recovery key and goes on under a new letter', async () => {
    expect(await call('backup.offers', { place: join(folder, 'stick') })).toMatchObject([
      { file, site: 'ONE', files: 1, problem: null },
    ])
    expect(await restore()).toMatchObject({
      state: 'done',
      result: { site: 'ONE', files: 1, missing: 0, letter: 'A' },
    })
    expect(await call('site.state', {})).toMatchObject({ state: 'ready', site: { code: 'ONE' } })
    expect(await call('staff.signIn', { login: 'manager', password: site.password })).toBeTypeOf('object')
    const core = desk.requireCore()
    expect(core.read.get('select number from "case"')).toEqual({ number })
    expect((await takeCase(core)).number).toMatch(/A$/)
    // From here on the disks of this computer are nobody's business who is not signed in.
    expect(await call('backup.offers', { place: stick })).toBe('log.alreadySetUp')
    expect(await call('backup.restore', { file, recoveryKey })).toBe('log.alreadySetUp')
  })

  it('is restored in a thread of its own and opens by itself the next time', async () => {
    await desk.close()
    const threaded = await openDesk(placeOf('new', true))
    try {
      expect(await call('backup.restore', { file, recoveryKey }, threaded)).toEqual({ ok: true })
      expect(await ended(threaded)).toMatchObject({ state: 'done' })
    } finally {
      await threaded.close()
    }
    desk = await openDesk(placeOf('new', false))
    expect(desk.state()).toBe('ready')
    expect(desk.requireCore().head()).toMatchObject({ letter: 'A' })
  })

  it('says what is wrong with a key, and nothing is half done', async () => {
    const wrong = recoveryKey.replace(/^.{5}/, '00000')
    expect(await restore({ recoveryKey: wrong })).toMatchObject({
      state: 'failed',
      code: expect.stringMatching(/^keys\.recovery/) as string,
    })
    expect(left()).toEqual([])
    // Set-up, or another try, begins as if nothing had been.
    expect(await restore()).toMatchObject({ state: 'done' })
  })

  it('says that files are missing beside the backup, and restores the rest where a person wants that', async () => {
    const [blob = ''] = blobsIn(stick)
    const bytes = readFileSync(blob)
    rmSync(blob)
    try {
      expect(await restore()).toMatchObject({
        state: 'failed',
        code: 'backup.filesMissing',
        params: { missing: 1, damaged: 0 },
      })
      expect(left()).toEqual([])
      expect(await restore({ withoutMissingFiles: true })).toMatchObject({
        state: 'done',
        result: { files: 0, missing: 1 },
      })
    } finally {
      writeFileSync(blob, bytes)
    }
  })

  it('asks for room on the disk before it writes', async () => {
    const { statfs } = await import('node:fs/promises')
    vi.mocked(statfs).mockResolvedValueOnce({ bavail: 10, bsize: 4096 } as never)
    expect(await bytesLeft(folder)).toBe(40_960)
    vi.mocked(statfs).mockResolvedValueOnce({ bavail: 10, bsize: 4096 } as never)
    expect(await restore()).toMatchObject({ state: 'failed', code: 'backup.noSpace', params: { left: 1 } })
    expect(left()).toEqual([])
  })

  it('is called off at any time, and can be set up anew', async () => {
    expect(await call('backup.restore', { file, recoveryKey })).toEqual({ ok: true })
    expect(await call('backup.restore', { file, recoveryKey })).toBe('backup.restoring')
    expect(await call('site.setUp', site)).toBe('log.alreadySetUp')
    await call('backup.cancelRestore', {})
    expect(await ended()).toEqual({ state: 'cancelled' })
    expect(left()).toEqual([])
    await desk.setUp(site)
    expect(desk.state()).toBe('ready')
  })

  it('clears away what a restore left that was cut off, and only that', async () => {
    await desk.close()
    const data = join(folder, 'new')
    mkdirSync(join(data, '.restoring', 'archive'), { recursive: true })
    writeFileSync(join(data, 'desk.sqlite'), 'half')
    desk = await openDesk(placeOf('new', false))
    expect(left()).toEqual([])
    await desk.setUp(site)
    await desk.close()
    // Cut off behind its last step: the desk is complete and stays.
    mkdirSync(join(data, '.restoring'))
    desk = await openDesk(placeOf('new', false))
    expect(desk.state()).toBe('ready')
    expect(existsSync(join(data, '.restoring'))).toBe(false)
  })

  it('tells apart backups, what only looks like one, and places without any', async () => {
    const mixed = join(folder, 'mixed', 'inner')
    mkdirSync(mixed, { recursive: true })
    writeFileSync(join(mixed, 'clubhouse-ONE-20260101-000000.deskbackup'), 'cut off')
    expect(await findBackups(join(folder, 'mixed'))).toMatchObject([{ problem: 'backup.notABackup' }])
    expect(await findBackups(file)).toMatchObject([{ file, problem: null }])
    await expect(findBackups(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'backup.nothingFound' })
    expect(await findBackupsNearby([join(folder, 'mixed'), stick, join(folder, 'nowhere')])).toMatchObject([
      { problem: null },
      { problem: 'backup.notABackup' },
    ])
    expect(await call('backup.offers', { place: 'relative' })).not.toBeInstanceOf(Array)
  })
})
