import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openArchive } from '../../main/archive/archive.ts'
import { sanitiseFileName } from '../../main/archive/safe-name.ts'
import { DeskError } from '../../main/contract/errors.ts'
import { formatRecoveryKey, parseRecoveryKey } from '../../main/database/keys-recovery.ts'
import { collect, FaultDisk, seededRandom, streamOf } from '../support/fault-disk.ts'

const key = Buffer.alloc(32, 7)

/** What a bad network and a bad day do to an upload. */
type Event =
  | { kind: 'send'; length: number; lostAnswer: boolean }
  | { kind: 'repeat'; back: number; length: number }
  | { kind: 'skip'; ahead: number }
  | { kind: 'restart' }
  | { kind: 'power cut'; at: number; loss: 'all' | 'none' | 'some'; length: number }

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('send' as const), length: fc.nat(2000), lostAnswer: fc.boolean() }),
  fc.record({ kind: fc.constant('repeat' as const), back: fc.nat(3000), length: fc.nat(3000) }),
  fc.record({ kind: fc.constant('skip' as const), ahead: fc.integer({ min: 1, max: 500 }) }),
  fc.record({ kind: fc.constant('restart' as const) }),
  fc.record({
    kind: fc.constant('power cut' as const),
    at: fc.integer({ min: 1, max: 10 }),
    loss: fc.constantFrom('all' as const, 'none' as const, 'some' as const),
    length: fc.nat(2000),
  }),
)

describe('an upload in slices', () => {
  it('ends with exactly the bytes, whatever is lost, repeated or restarted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 8000 }),
        fc.array(event, { maxLength: 25 }),
        async (content, events) => {
          const disk = new FaultDisk()
          let runs = 0
          const open = () => {
            runs += 1
            return openArchive({
              folder: '/data/archive',
              key,
              fs: disk,
              clock: () => disk.now,
              random: seededRandom(`run ${runs}`),
            })
          }
          let archive = open()
          const id = await archive.beginUpload({ name: 'scan.pdf', size: content.length })
          // What the client was told last; the desk may have more, never less.
          let told = 0
          for (const event of events) {
            if (event.kind === 'send') {
              const next = await archive.appendSlice(id, told, content.subarray(told, told + event.length))
              if (!event.lostAnswer) told = next
            } else if (event.kind === 'repeat') {
              const from = Math.max(0, told - event.back)
              const next = await archive.appendSlice(id, from, content.subarray(from, from + event.length))
              expect(next).toBeGreaterThanOrEqual(told)
            } else if (event.kind === 'skip') {
              const offset = (await archive.uploadOffset(id)) + event.ahead
              const refused = archive.appendSlice(id, offset, content.subarray(offset, offset + 10))
              await expect(refused).rejects.toBeInstanceOf(DeskError)
            } else if (event.kind === 'restart') {
              archive = open()
            } else {
              disk.failAt(event.at, 'power')
              await Promise.allSettled([
                archive.appendSlice(id, told, content.subarray(told, told + event.length)),
              ])
              disk.restart(event.loss)
              archive = open()
            }
            expect(await archive.uploadOffset(id)).toBeGreaterThanOrEqual(told)
          }
          for (let at = await archive.uploadOffset(id); at < content.length; ) {
            at = await archive.appendSlice(id, at, content.subarray(at, at + 1500))
          }
          const { hash, size } = await archive.finishUpload(id)
          expect(size).toBe(content.length)
          expect((await collect(archive.read(hash))).equals(content)).toBe(true)
          expect(await open().finishUpload(id)).toEqual({ hash, size, name: 'scan.pdf' })
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('a stored file', () => {
  it('gives back any range of any content', async () => {
    const source = Buffer.from(seededRandom('content')(600_000))
    await fc.assert(
      fc.asyncProperty(fc.nat(600_000), fc.nat(600_000), fc.nat(600_000), async (size, one, other) => {
        const archive = openArchive({ folder: '/data/archive', key, fs: new FaultDisk() })
        const content = source.subarray(0, size)
        const { hash } = await archive.store(streamOf(content, 50_000), { maxBytes: size })
        const [start = 0, end = 0] = [Math.min(one, size), Math.min(other, size)].toSorted((a, b) => a - b)
        const part = await collect(archive.read(hash, { start, end }))
        expect(part.equals(content.subarray(start, end))).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a recovery key', () => {
  const secret = fc.uint8Array({ minLength: 20, maxLength: 20 })

  it('reads back as written', () => {
    fc.assert(fc.property(secret, bytes => parseRecoveryKey(formatRecoveryKey(bytes)).equals(bytes)))
  })

  it('locates the group of any wrong character and of any two swapped neighbours', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    fc.assert(
      fc.property(
        secret,
        fc.nat(7),
        fc.nat(4),
        fc.nat(31),
        fc.boolean(),
        (bytes, group, place, value, swap) => {
          const groups = formatRecoveryKey(bytes).split('-')
          const right = groups[group] ?? ''
          const letters = [...right]
          const first = Math.min(place, 3)
          if (swap) [letters[first], letters[first + 1]] = [letters[first + 1] ?? '', letters[first] ?? '']
          else letters[place] = alphabet.charAt(value)
          fc.pre(letters.join('') !== right)
          groups[group] = letters.join('')
          expect(() => parseRecoveryKey(groups.join('-'))).toThrow(
            expect.objectContaining({ code: 'keys.recoveryTyping', params: { group: group + 1 } }),
          )
        },
      ),
    )
  })
})

describe('a sanitised file name', () => {
  it('is safe on every system, and sanitising it again changes nothing', () => {
    const nasty = fc.constantFrom(
      '/',
      '\\',
      '..',
      '.',
      ' ',
      'CON',
      'nul',
      ':',
      '\u202E',
      '\0',
      '\uD800',
      '图',
      '👨‍👩‍👧',
      '.jpg',
      '?',
    )
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(nasty, { maxLength: 120 }).map(parts => parts.join('')),
    )
    fc.assert(
      fc.property(name, name => {
        const safe = sanitiseFileName(name)
        expect(safe).not.toBe('')
        expect(safe).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u)
        expect(safe).not.toMatch(/^\.|[. ]$/)
        expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(255)
        expect(sanitiseFileName(safe)).toBe(safe)
      }),
      { numRuns: 1000 },
    )
  })
})
