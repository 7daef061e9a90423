import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type NameModel, TornDisk } from '../../scripts/torture/disk.ts'
import type { JournalEntry } from '../../scripts/torture/journal.ts'
import { diceOf } from '../../scripts/torture/random.ts'

const root = '/desk'
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torn-disk-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Every state that many power cuts after these changes leave: names with their bytes. */
function statesAfter(entries: readonly JournalEntry[], model: NameModel): Set<string> {
  const disk = new TornDisk(root, model)
  for (const entry of entries) disk.play(entry)
  const states = new Set<string>()
  for (let cut = 0; cut < 200; cut += 1) {
    const target = mkdtempSync(join(folder, 'cut-'))
    disk.leaveIn(target, diceOf(`cut ${cut}`))
    const files = readdirSync(target).sort()
    states.add(files.map(name => `${name}=${readFileSync(join(target, name), 'utf8')}`).join(' '))
  }
  return states
}

const create = (fd: number, name: string): JournalEntry => ({
  op: 'open',
  fd,
  path: `${root}/${name}`,
  fresh: true,
  empties: false,
})
const openRoot = (fd: number): JournalEntry => ({ op: 'open', fd, path: root, fresh: false, empties: false })
const write = (fd: number, at: number, text: string): JournalEntry => ({
  op: 'write',
  fd,
  at,
  bytes: Buffer.from(text),
})
const sync = (fd: number): JournalEntry => ({ op: 'sync', fd })

describe('a disk that drops what was not synced', () => {
  test('keeps what was synced with its name', () => {
    const states = statesAfter([create(3, 'a'), write(3, 0, 'text'), sync(3), openRoot(4), sync(4)], 'strict')
    expect(states).toEqual(new Set(['a=text']))
  })

  test('may lose the name of a synced file, but only in the strict model', () => {
    const entries = [create(3, 'a'), write(3, 0, 'text'), sync(3)]
    expect(statesAfter(entries, 'strict')).toEqual(new Set(['', 'a=text']))
    expect(statesAfter(entries, 'ordered')).toEqual(new Set(['a=text']))
  })

  test('may lose unsynced bytes or any of them', () => {
    const entries = [create(3, 'a'), write(3, 0, 'one'), sync(3), openRoot(4), sync(4), write(3, 3, 'two')]
    const states = statesAfter(entries, 'strict')
    expect(states).toContain('a=one')
    expect(states).toContain('a=onetwo')
    expect(states).toContain('a=one\0\0\0')
  })

  test('does both halves of a rename or neither', () => {
    const entries: JournalEntry[] = [
      create(3, 'new'),
      write(3, 0, 'n'),
      sync(3),
      create(5, 'old'),
      write(5, 0, 'o'),
      sync(5),
      openRoot(4),
      sync(4),
      { op: 'rename', from: `${root}/new`, to: `${root}/old` },
    ]
    const whole = new Set(['new=n old=o', 'old=n'])
    expect(statesAfter(entries, 'strict')).toEqual(whole)
    expect(statesAfter(entries, 'ordered')).toEqual(whole)
  })

  test('tears a write between sectors', () => {
    const text = `${'x'.repeat(512)}${'y'.repeat(512)}`
    const entries = [
      create(3, 'a'),
      write(3, 0, '.'.repeat(1024)),
      sync(3),
      openRoot(4),
      sync(4),
      write(3, 0, text),
    ]
    const states = statesAfter(entries, 'strict')
    expect(states).toContain(`a=${'x'.repeat(512)}${'.'.repeat(512)}`)
    expect(states).toContain(`a=${'.'.repeat(512)}${'y'.repeat(512)}`)
    for (const state of states) expect(state).toMatch(/^a=(x{512}|\.{512})(y{512}|\.{512})$/)
  })
})
