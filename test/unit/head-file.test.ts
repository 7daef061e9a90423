import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openHeadFile } from '../../main/desk/head-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'head-file-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const headAt = (sequence: number) => ({
  siteId: 'site',
  incarnation: 'first',
  letter: '',
  sequence,
  position: sequence,
  hash: 'hash',
})

test('a head that could not be written does not keep later ones from being written', async () => {
  const inside = join(folder, 'data')
  const headFile = openHeadFile(inside, 'machine')
  await expect(headFile.save(headAt(1))).rejects.toThrow()
  mkdirSync(inside)
  await headFile.save(headAt(2))
  expect(JSON.parse(readFileSync(join(inside, 'head.json'), 'utf8'))).toMatchObject({ sequence: 2 })
})
