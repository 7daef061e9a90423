import { writeFileSync } from 'node:fs'
import type { Reporter, TestCase } from 'vitest/node'
import { z } from 'zod'

/** A test that failed and then passed unchanged: by name, with what it said the first time. */
export const SecondTries = z.array(z.object({ what: z.string(), why: z.string() }))
export type SecondTry = z.infer<typeof SecondTries>[number]

/** Where they are written for `npm test`, which tells them by name. */
export const secondTriesVariable = 'DESK_SECOND_TRIES'

/**
 * A busy machine may be later than a test waits. Such a test is tried once more, and is never silent about it: what
 * passes at the second try only is a defect to look at, of the test or of the desk.
 */
export default class SecondTryReporter implements Reporter {
  readonly #tries: SecondTry[] = []

  onTestCaseResult(test: TestCase): void {
    if (!test.diagnostic()?.flaky) return
    const [error] = test.result().errors ?? []
    this.#tries.push({
      what: `${test.fullName} (${test.module.relativeModuleId})`,
      why: error?.message.split('\n')[0] ?? 'said nothing',
    })
  }

  onTestRunEnd(): void {
    const file = process.env[secondTriesVariable]
    if (file) writeFileSync(file, JSON.stringify(this.#tries))
  }
}
