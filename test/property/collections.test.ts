import { asyncProperty, assert as holds } from 'fast-check'
import { expect, it, vi } from 'vitest'
import { collectionsToDo } from '../../main/collections/to-do.ts'
import { readOver } from '../../main/database/read.ts'
import { settleChecklist } from '../../main/documents/settle.ts'
import { todayOf } from '../../main/site/queries.ts'
import type { TestDesk } from '../support/desk.ts'
import { history, opening, type Step, startHistory } from '../support/histories.ts'
import { onDesk } from '../support/log-checks.ts'

// How long it takes says how busy the computer is, and nothing else.
vi.setConfig({ testTimeout: 400_000 })

const start = (want: number): Step => ({ name: 'collectionStart', n: [want, 0, 0, 0], word: '', yes: false })
/** Campaigns for phones, addresses and papers of the whole estate. */
const campaigns = [0, 2, 6].map(start)

const toDo = (read: TestDesk['core']['read'], { core }: TestDesk) =>
  collectionsToDo(read, todayOf(core.read, core.environment.now()))

it('homes that campaigns have to go to still are remembered only as long as it is so, whatever happens', async () => {
  let homes = 0
  await holds(
    asyncProperty(history({ min: 20, max: 50 }), steps =>
      onDesk(async test => {
        await settleChecklist(test.core)
        const historian = startHistory(test)
        for (const step of [...opening, ...campaigns, ...steps]) {
          await historian.take(step)
          const remembered = await toDo(test.core.read, test)
          expect(remembered).toEqual(await toDo(readOver(test.core.readConnection), test))
          homes += remembered.reduce((sum, one) => sum + one.homes, 0)
        }
      }),
    ),
    { numRuns: 6, endOnFailure: true },
  )
  expect(homes).toBeGreaterThan(10)
})
