import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Desk } from '../../main/desk/desk.ts'
import { readBackupFile } from '../../main/desk/backup-format.ts'
import { hashOfFile } from '../../main/desk/hash-file.ts'
import { bytesLeft } from '../../main/desk/disk-space.ts'
import { standbysOf } from '../../main/standby/overview.ts'
import { revokeDevice } from '../../main/station/commands.ts'
import { addFile, takeCase } from '../support/backups.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { invitationOf, LocalNetwork, openOther } from '../support/standby.ts'

vi.mock('node:fs/promises', async importOriginal => {
  const real = await importOriginal<typeof import('node:fs/promises')>()
  return { ...real, statfs: vi.fn(real.statfs) }
})

const minute = 60_000

/** A second computer keeps a copy of the desk, over a network that is in this process. */
describe('a standby', () => {
  let main: TestDesk
  let network: LocalNetwork
  let standby: Desk
  let time = 0

  beforeEach(async () => {
    time = Date.UTC(2026, 6, 1, 8)
    main = await openTestDesk({ clock: time })
    network = new LocalNetwork()
    network.desks.set('main:8443', main.desk)
    standby = await openOther(main, network, 'second', { now: () => time })
    await standby.standby.join(invitationOf(main, 'main:8443'), '财务室电脑')
  })
  afterEach(async () => {
    await standby.close()
    await main.close()
  })

  const later = (millis: number) => {
    time += millis
    main.setClock(time)
  }
  /** One contact, and the copy it led to. */
  const contact = async () => {
    await standby.standby.contact()
    await standby.standby.settled()
  }
  const view = async () => {
    const seen = await standby.standby.view()
    if (!seen) throw new Error('no copy is kept')
    return seen
  }
  const copies = () => join(main.folder, 'second', 'standby', 'copies')
  const generations = () => readdirSync(copies()).filter(name => name.endsWith('.deskbackup'))
  const blobs = () =>
    existsSync(join(copies(), 'blobs'))
      ? readdirSync(join(copies(), 'blobs'), { recursive: true, withFileTypes: true })
          .filter(entry => entry.isFile())
          .map(entry => entry.name)
      : []

  it('fetches a whole copy with its files, tells its age on both computers and holds what is asked of it', async () => {
    expect(standby.state()).toBe('standby')
    const { caseId } = await takeCase(main.core)
    await addFile(main.core, caseId, 'a photo')
    await contact()
    expect(await view()).toMatchObject({
      site: { code: 'TEST' },
      name: '财务室电脑',
      copies: [{ at: time, files: 1 }],
      age: 0,
      late: false,
      reached: true,
      trouble: null,
      fetching: null,
    })
    expect(blobs()).toHaveLength(1)
    await contact()
    expect(await standbysOf(main.core)).toMatchObject([
      { name: '财务室电脑', age: 0, copyAt: time, isThere: true, late: false, trouble: null },
    ])
  })

  it('is fresh while nothing is entered, and fetches only what is new', async () => {
    const { caseId } = await takeCase(main.core)
    await addFile(main.core, caseId, 'a photo')
    await contact()
    later(40 * minute)
    network.asked.length = 0
    await contact()
    // Nothing was entered: the copy holds all there is, however old it is.
    expect(network.asked).toEqual(['/api/trpc/standby.contact'])
    expect(await view()).toMatchObject({ age: 0, late: false })
    await addFile(main.core, caseId, 'another photo')
    await contact()
    expect(network.asked.filter(path => path.startsWith('/api/standby/blob/'))).toHaveLength(1)
    expect(generations()).toHaveLength(2)
  })

  it('waits with what may wait and comes soon for what is grave', async () => {
    await contact()
    later(3 * minute)
    await takeCase(main.core, '水龙头滴水')
    await contact()
    expect(generations()).toHaveLength(1)
    expect(await view()).toMatchObject({ age: 3 * minute })
    for (let i = 0; i < 50; i += 1) await takeCase(main.core, `第${i}件`)
    await contact()
    expect(generations()).toHaveLength(2)
  })

  it('keeps the last two copies and no file that none of them needs', async () => {
    for (let round = 0; round < 4; round += 1) {
      await takeCase(main.core)
      later(11 * minute)
      await contact()
    }
    expect(generations()).toHaveLength(2)
    const [newest] = (await view()).copies
    expect(newest?.at).toBe(time)
    const { caseId } = await takeCase(main.core)
    await addFile(main.core, caseId, 'a photo')
    const stray = join(copies(), 'blobs', 'ab', 'ab'.repeat(32))
    mkdirSync(dirname(stray), { recursive: true })
    writeFileSync(stray, 'of a case that was erased')
    later(11 * minute)
    await contact()
    // Named by neither copy, once both have their lists.
    expect(blobs()).toHaveLength(1)
    expect(existsSync(stray)).toBe(false)
  })

  it('goes on where a transfer was cut, with the last good copy in place', async () => {
    await contact()
    await takeCase(main.core)
    later(11 * minute)
    let cuts = 0
    network.tamper = (path, response) => {
      if (!path.endsWith('/copy') || cuts >= 2) return response
      cuts += 1
      return cutShort(response, 20_000)
    }
    await contact()
    expect(await view()).toMatchObject({ trouble: { code: 'standby.slow' }, copies: [{}] })
    later(6_000)
    await contact()
    later(6_000)
    await contact()
    expect(cuts).toBe(2)
    expect(generations()).toHaveLength(2)
    expect(await view()).toMatchObject({ trouble: null })
  })

  it('has whole copies only, whenever the main computer is gone', async () => {
    const { caseId } = await takeCase(main.core)
    await addFile(main.core, caseId, 'a first photo')
    await contact()
    await addFile(main.core, caseId, Buffer.alloc(300_000, 7))
    await addFile(main.core, caseId, 'a third photo')
    later(11 * minute)
    // Gone before the first answer, before the second, …, and in the middle of each, until one copy comes through.
    for (let moment = 0; generations().length === 1; moment += 1) {
      let answers = 0
      network.tamper = (_path, response) => {
        answers += 1
        if (answers <= moment >> 1) return response
        if (moment % 2 === 1) return cutShort(response, 100)
        void response.body?.cancel()
        throw Object.assign(new Error('gone'), { code: 'ECONNRESET' })
      }
      await contact()
      for (const name of generations()) {
        const file = join(copies(), name)
        const { bytes, sha256 } = (await readBackupFile(file)).manifest.database
        expect(await hashOfFile(file, bytes)).toBe(sha256)
        const files = readFileSync(`${file}.files`, 'latin1').split('\n').filter(Boolean)
        for (const line of files) expect(blobs()).toContain(line.split(' ')[0])
      }
      expect(moment).toBeLessThan(60)
      later(2 * minute)
    }
    expect((await view()).copies[0]).toMatchObject({ files: 3 })
  })

  it('does not take a copy of which a byte differs', async () => {
    await contact()
    const good = generations()
    await takeCase(main.core)
    later(11 * minute)
    network.tamper = async (path, response) => (path.endsWith('/copy') ? await flipped(response) : response)
    await contact()
    expect(await view()).toMatchObject({ trouble: { code: 'standby.copyBroken' } })
    expect(generations()).toEqual(good)
    network.tamper = undefined
    later(2 * minute)
    await contact()
    expect(await view()).toMatchObject({ trouble: null })
    expect(generations()).toHaveLength(2)
  })

  it('tells of a full disk and keeps the copy it has', async () => {
    await contact()
    await takeCase(main.core)
    later(11 * minute)
    const { statfs } = await import('node:fs/promises')
    vi.mocked(statfs).mockImplementation((async () => ({ bavail: 0, bsize: 1 })) as never)
    try {
      expect(await bytesLeft(main.folder)).toBe(0)
      await contact()
      const seen = await view()
      // The desk cannot make a snapshot either, where both share the disk of this test.
      expect(seen.trouble?.code).toMatch(/^(backup\.noSpace|standby\.refused)$/)
      expect(seen.copies).toHaveLength(1)
    } finally {
      vi.mocked(statfs).mockReset()
      const real = await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises')
      vi.mocked(statfs).mockImplementation(real.statfs)
    }
  })

  it('follows the desk it was paired with and no other', async () => {
    await contact()
    const other = await openTestDesk()
    try {
      network.desks.set('main:8443', other.desk)
      later(11 * minute)
      await contact()
      expect(await view()).toMatchObject({
        trouble: { code: 'standby.refused', params: { reason: 'device.unknown' } },
        copies: [{}],
      })
    } finally {
      await other.close()
    }
  })

  it('is refused from the moment it is revoked, and keeps what it has', async () => {
    await contact()
    const [row] = await standbysOf(main.core)
    await main.core.execute(revokeDevice, { actor: main.manager, input: { deviceId: row?.deviceId ?? '' } })
    await takeCase(main.core)
    later(11 * minute)
    await contact()
    expect(await view()).toMatchObject({
      trouble: { code: 'standby.refused', params: { reason: 'device.revoked' } },
      copies: [{}],
    })
    expect(await standbysOf(main.core)).toEqual([])
  })

  it('warns on both computers when its copy is older than half an hour', async () => {
    await contact()
    await takeCase(main.core)
    network.desks.delete('main:8443')
    later(31 * minute)
    await contact()
    expect(await view()).toMatchObject({
      late: true,
      reached: false,
      age: 31 * minute,
      trouble: { code: 'standby.unreachable', params: { reason: 'ECONNREFUSED' } },
    })
    expect(await standbysOf(main.core)).toMatchObject([{ isThere: false, late: true, age: 31 * minute }])
  })

  it('knows after a start whose copy it keeps and how old it is', async () => {
    await contact()
    await standby.close()
    await takeCase(main.core)
    later(5 * minute)
    standby = await openOther(main, network, 'second', { now: () => time })
    expect(standby.state()).toBe('standby')
    expect(await view()).toMatchObject({ site: { code: 'TEST' }, age: 5 * minute, copies: [{}] })
  })

  it('holds nothing that can be read without the recovery key', async () => {
    const { caseId } = await takeCase(main.core, '厨房天花板渗水')
    await addFile(main.core, caseId, 'words in a file')
    await contact()
    for (const name of readdirSync(join(main.folder, 'second'), { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue
      const bytes = readFileSync(join(name.parentPath, name.name))
      expect(bytes.includes('厨房天花板渗水')).toBe(false)
      expect(bytes.includes('words in a file')).toBe(false)
    }
    expect(existsSync(join(main.folder, 'second', 'keyring.json'))).toBe(false)
    expect(existsSync(join(main.folder, 'second.key'))).toBe(false)
  })

  it('is set up by nobody meanwhile, and takes no half line', async () => {
    await expect(
      standby.setUp({
        code: 'X',
        name: 'x',
        managerName: 'x',
        login: 'manager',
        password: 'eight ducks swim',
      }),
    ).rejects.toMatchObject({ code: 'log.alreadySetUp' })
    await expect(standby.standby.join('main:8443#abc', 'x')).rejects.toMatchObject({
      code: 'standby.invitationWrong',
    })
    await standby.standby.leave()
    expect(standby.state()).toBe('new')
    // A list that is gone is no reason to delete files.
    rmSync(join(copies(), 'none'), { force: true })
    writeFileSync(join(main.folder, 'second', 'standby', 'joined.json'), '{"version":1')
    await standby.close()
    standby = await openOther(main, network, 'second')
    expect(standby.state()).toBe('new')
  })
})

/** The first bytes of an answer, and then a line that breaks. */
function cutShort(response: Response, after: number): Response {
  let left = after
  const body = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        if (left <= 0) return controller.error(Object.assign(new Error('cut'), { code: 'ECONNRESET' }))
        controller.enqueue(piece.subarray(0, left))
        left -= piece.length
        if (left <= 0) controller.error(Object.assign(new Error('cut'), { code: 'ECONNRESET' }))
      },
    }),
  )
  return new Response(body ?? null, { status: response.status, headers: response.headers })
}

/** The same answer with one bit of its middle flipped. */
async function flipped(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const middle = bytes.length >> 1
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  return new Response(bytes, { status: response.status, headers: response.headers })
}
