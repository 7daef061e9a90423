import { assert as holds, array, asyncProperty, nat } from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { type Keys, newKeys } from '../support/bundles.ts'
import { forkedLogs, logOf, openTestReplica, parcelOf, type TestReplica } from '../support/headquarters.ts'
import { history, runHistory } from '../support/histories.ts'
import { onDesk } from '../support/log-checks.ts'

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 })

let keys: Keys
beforeAll(async () => {
  keys = await newKeys()
})

async function withReplica(work: (hq: TestReplica) => Promise<void>): Promise<void> {
  const hq = await openTestReplica()
  try {
    await work(hq)
  } finally {
    hq.close()
  }
}

describe('what headquarters receives of a random history', () => {
  it('gives the same tables, in whatever parcels it comes, however often, in whatever order', async () => {
    await holds(
      asyncProperty(
        history({ min: 10, max: 40 }),
        array(nat(1_000), { minLength: 4, maxLength: 12 }),
        (steps, choices) =>
          onDesk(test =>
            withReplica(async hq => {
              await runHistory(test, steps)
              const { read } = test.core
              const all = logOf(read)
              let known = 0
              // Parcels overlap, repeat and leave gaps; what is missing is sent again at last.
              for (const choice of choices) {
                const from = choice % all.length
                const parcel = await parcelOf(keys, read, all.slice(from, from + 1 + (choice % 37)))
                const report = await hq.receive(keys, parcel)
                expect(report.forks).toEqual([])
                if (from > known) expect(report.gaps).toMatchObject([{ from: known + 1, to: from }])
                else known = Math.max(known, Math.min(all.length, from + 1 + (choice % 37)))
              }
              const report = await hq.receive(keys, await parcelOf(keys, read, all))
              expect(report).toEqual({
                applied: all.length - known,
                duplicates: known,
                heldBack: 0,
                filled: 0,
                gaps: [],
                forks: [],
              })
              expect(hq.differences(read).differences).toEqual([])
              expect(logOf(hq.replica.read)).toEqual(all)
            }),
          ),
      ),
      { numRuns: 5, endOnFailure: true },
    )
  })

  it('is whole once words follow figures, but for what was erased meanwhile', async () => {
    await holds(
      asyncProperty(history({ min: 10, max: 40 }), steps =>
        onDesk(test =>
          withReplica(async hq => {
            const { read } = test.core
            await runHistory(test, steps)
            const early = logOf(read)
            await hq.receive(keys, await parcelOf(keys, read, early, 'withheld'))
            expect(hq.replica.read.all('select 1 from operation where personal is not null')).toEqual([])
            const known = read.get<{ id: string }>('select id from person where name is not null limit 1')
            if (known)
              await test.core.writer.execute({
                id: uuidv7(),
                name: 'person.erase',
                input: { personId: known.id, reason: 'asked', withCases: true },
                actor: test.manager,
              })
            // What was exported before the erasure still holds the words: a bundle may lie in a drawer for weeks.
            const late = logOf(read, early.length)
            if (late.length > 0) await hq.receive(keys, await parcelOf(keys, read, late))
            await hq.receive(keys, await parcelOf(keys, read, early))
            expect(logOf(hq.replica.read)).toEqual(logOf(read))
            expect(hq.differences(read).differences).toEqual([])
          }),
        ),
      ),
      { numRuns: 3, endOnFailure: true },
    )
  })
})

describe('a copy of a site that goes on by itself', () => {
  it('is kept beside it, told, and changes nothing that is not its own', async () => {
    await holds(
      asyncProperty(history({ min: 5, max: 20 }), history({ min: 5, max: 20 }), (ours, theirs) =>
        withReplica(async hq => {
          const { common, ours: one, theirs: other } = await forkedLogs(keys, ours, theirs)
          await hq.receive(keys, common.parcel)
          const report = await hq.receive(keys, one.parcel)
          expect(report).toMatchObject({ applied: one.rows.length, forks: [], heldBack: 0 })
          const before = await hq.receive(keys, other.parcel)
          expect(before.forks).toMatchObject([{ at: common.rows.length + 1 }])
          expect(before.applied).toBe(other.rows.length)
          // Nothing is lost and nothing is taken twice: what the copy wrote is there, under a name of its own.
          const [fork] = before.forks
          const kept = hq.replica.read.all<{ hash: string }>(
            'select hash from operation where incarnation=? order by sequence',
            [fork?.child ?? ''],
          )
          expect(kept.map(({ hash }) => hash)).toEqual(other.rows.map(({ hash }) => hash))
          expect(await hq.receive(keys, other.parcel)).toMatchObject({ applied: 0, forks: [], gaps: [] })
          expect(await hq.receive(keys, one.parcel)).toMatchObject({ applied: 0, forks: [], gaps: [] })
        }),
      ),
      { numRuns: 3, endOnFailure: true },
    )
  })
})
