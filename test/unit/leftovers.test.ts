import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeDisk } from '../../main/archive/node-disk.ts'
import { discardData, removeLeftovers } from '../../main/desk/leftovers.ts'

let folder = ''
const { syncFolder } = nodeDisk
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leftovers-'))
})
afterEach(() => {
  Object.assign(nodeDisk, { syncFolder })
  rmSync(folder, { recursive: true, force: true })
})

describe('what a killed desk left', () => {
  test('goes at the next start, and nothing else does', () => {
    const shard = join(folder, 'backups', 'blobs', 'ab')
    mkdirSync(shard, { recursive: true })
    const half = [
      join(folder, '.0123456789abcdef.tmp'),
      join(folder, 'backups', 'clubhouse-TEST-20261122-080000.deskbackup.partial'),
      join(shard, `${'ab'.repeat(32)}.partial`),
    ]
    const whole = [
      join(folder, 'head.json'),
      join(folder, 'backups', 'clubhouse-TEST-20261121-080000.deskbackup'),
      join(shard, 'ab'.repeat(32)),
    ]
    for (const path of [...half, ...whole]) writeFileSync(path, 'x')
    removeLeftovers(folder)
    expect(half.filter(path => existsSync(path))).toEqual([])
    expect(whole.filter(path => !existsSync(path))).toEqual([])
  })

  test('an emptied folder loses its keyring only when the rest is gone for good', async () => {
    for (const name of ['desk.sqlite', 'desk.sqlite-wal', 'head.json', 'keyring.json'])
      writeFileSync(join(folder, name), 'x')
    const seen: string[][] = []
    Object.assign(nodeDisk, { syncFolder: async () => void seen.push(readdirSync(folder)) })
    await discardData(folder)
    expect(seen).toEqual([['keyring.json'], []])
  })
})
