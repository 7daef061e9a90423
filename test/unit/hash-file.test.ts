import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { hashOfFile } from '../../main/desk/hash-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'hash-file-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the hash of a file', () => {
  const content = randomBytes(3 * 2 ** 20 + 5)
  const file = join(folder, 'file')
  writeFileSync(file, content)

  it.each([0, 1, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1, 2 * 2 ** 20, content.length - 1, content.length])(
    'is that of its first %i bytes',
    async bytes => {
      const expected = createHash('sha256').update(content.subarray(0, bytes)).digest('hex')
      expect(await hashOfFile(file, bytes)).toBe(expected)
    },
  )

  it('is that of all there is where the file is shorter', async () => {
    const expected = createHash('sha256').update(content).digest('hex')
    expect(await hashOfFile(file, content.length + 2 ** 21)).toBe(expected)
  })

  it('is none where there is no file', async () => {
    await expect(hashOfFile(join(folder, 'gone'), 1)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
