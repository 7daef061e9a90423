import { assert as holds, asyncProperty } from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { commands } from '../../main/desk/domains.ts'
import { settleChecklist } from '../../main/documents/settle.ts'
import type { TestDesk } from '../support/desk.ts'
import { stepNames } from '../support/history-step.ts'
import { registerStepNames } from '../support/history-steps.ts'
import {
  history,
  hotline,
  neighbours,
  opening,
  type Outcome,
  runHistory,
  startHistory,
} from '../support/histories.ts'
import {
  chain,
  completenessProblems,
  dump,
  onDesk,
  rebuildCheck,
  sampleHistory,
  textOf,
} from '../support/log-checks.ts'

// How long it takes says how busy the computer is, and nothing else.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 })

describe('random histories', () => {
  it('rebuild to equal tables, with a chain that verifies', async () => {
    let applied = 0
    await holds(
      asyncProperty(history(), steps =>
        onDesk(async test => {
          // Homes are counted by this checklist from the first on.
          await settleChecklist(test.core)
          const { outcomes } = await runHistory(test, steps)
          applied += outcomes.filter(({ error }) => error === undefined).length
          const report = await rebuildCheck(test)
          expect(report.differences).toEqual([])
          expect(report.differenceCount).toBe(0)
          expect(chain(test)).toMatchObject({ problems: [], checked: report.operations })
          expect(completenessProblems(test)).toEqual([])
        }),
      ),
      { numRuns: 15, endOnFailure: true },
    )
    // The property says little where everything was refused.
    expect(applied).toBeGreaterThan(100)
  })

  it('made anew in place, give the same tables and the same derived state', async () => {
    await holds(
      asyncProperty(history({ min: 20, max: 50 }), steps =>
        onDesk(async test => {
          await runHistory(test, steps)
          const before = dump(test, derivedTables(test))
          await test.core.writer.run('rebuild', {})
          expect(dump(test, derivedTables(test))).toEqual(before)
          expect((await rebuildCheck(test)).differences).toEqual([])
        }),
      ),
      { numRuns: 8, endOnFailure: true },
    )
  })

  it('answer a repeated command with its first result, and refuse it with other content', async () => {
    await holds(
      asyncProperty(history({ max: 30 }), steps =>
        onDesk(async test => {
          const { outcomes } = await runHistory(test, steps)
          const before = dump(test)
          for (const { id, command, input, actor, result } of outcomes.filter(
            one => one.error === undefined,
          )) {
            expect(await test.core.writer.execute({ id, name: command, input, actor })).toEqual(result)
            const other = { id, name: 'case.note', input: { caseId: id, text: 'other' }, actor }
            await expect(test.core.writer.execute(other)).rejects.toMatchObject({
              code: 'log.commandRepeatedDifferently',
            })
          }
          expect(dump(test)).toEqual(before)
        }),
      ),
      { numRuns: 10, endOnFailure: true },
    )
  })

  it('keep no trace of a command that was refused', async () => {
    let refused = 0
    await holds(
      asyncProperty(history({ max: 30 }), steps =>
        onDesk(async test => {
          const historian = startHistory(test)
          let before = dump(test)
          for (const step of [...opening, ...steps]) {
            const outcome = await historian.take(step)
            const after = dump(test)
            if (outcome?.error !== undefined) {
              refused += 1
              expect(after).toEqual(before)
            }
            before = after
          }
        }),
      ),
      { numRuns: 12, endOnFailure: true },
    )
    expect(refused).toBeGreaterThan(0)
  })

  it('keep no erased word anywhere, while the chain verifies and the tables equal the log', async () => {
    let erasures = 0
    await holds(
      asyncProperty(history({ min: 15, max: 50 }), steps =>
        onDesk(async test => {
          const { erased } = (await runHistory(test, steps)).known
          erasures += erased.length
          const everywhere = textOf(dump(test))
          expect(erased.filter(word => everywhere.includes(word))).toEqual([])
          expect(chain(test).problems).toEqual([])
          expect((await rebuildCheck(test)).differences).toEqual([])
        }),
      ),
      { numRuns: 15, endOnFailure: true },
    )
    expect(erasures).toBeGreaterThan(0)
  })
})

/** The search index may order its rows anew; its content is compared with a scan by the tests of search. */
function derivedTables(test: TestDesk): string[] {
  return test.core.read
    .all<{ name: string }>(
      `select name from sqlite_schema where type='table' and (name like 'search_%' or name like 'person_lookup%')`,
    )
    .map(({ name }) => name)
}

/** Commands about files of homes and registers that write to the log; where this computer scans to does not. */
const ofFilesAndRegisters = [...commands.keys()].filter(
  name =>
    /^(document|contract|lending|letter|board|deskContract|partner|filing)\./.test(name) &&
    !['document.setScanFolder', 'document.settleCompleteness', 'document.noteChecklist'].includes(name),
)

it('a long random history does every step it knows at least once, and stays whole', async () => {
  await onDesk(async test => {
    await settleChecklist(test.core)
    const historian = startHistory(test)
    for (const step of [...opening, ...neighbours, ...hotline, ...(await sampleHistory(1800))])
      await historian.take(step)
    const wanted = new Set<string>([...stepNames, ...ofFilesAndRegisters])
    // Of itself each comes to nothing.
    wanted.delete('repeatDifferently')
    wanted.delete('badInput')
    const strike = ({ step, command, error }: Outcome) => {
      if (error === undefined) for (const name of [step.name, command]) wanted.delete(name)
    }
    historian.history.outcomes.forEach(strike)
    const registers: ReadonlySet<string> = new Set(registerStepNames)
    // What chance left out is tried until it happens, among some of everything else, which may be what it needs.
    for (const [index, step] of (await sampleHistory(16_000)).entries()) {
      const registersLeft = ofFilesAndRegisters.some(name => wanted.has(name))
      if (wanted.size === 0) break
      const tried = wanted.has(step.name) || (registersLeft && registers.has(step.name))
      if (!tried && index % 6 > 0) continue
      const outcome = await historian.take(step)
      if (outcome) strike(outcome)
    }
    expect([...wanted]).toEqual([])
    expect(chain(test).problems).toEqual([])
    expect((await rebuildCheck(test)).differences).toEqual([])
    expect(completenessProblems(test)).toEqual([])
  })
})
