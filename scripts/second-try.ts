import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'
import { z } from 'zod'

/** What went wrong in a run, by name: tests of files, and what no test can be blamed for. */
export const Failures = z.object({
  tests: z.array(z.object({ file: z.string(), what: z.string(), why: z.string() })),
  elsewhere: z.array(z.string()),
})
export type Failures = z.infer<typeof Failures>

/** Where a run writes them for `npm test`. */
export const failuresVariable = 'DESK_TEST_FAILURES'

/** So many files that fail are no accident of a busy machine. */
const mostFiles = 8

/** Writes down what failed, so that `npm test` knows what to try again and what was said the first time. */
export default class FailureReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const failures: Failures = {
      tests: modules.flatMap(failuresIn),
      elsewhere: unhandled.map(error => firstLine(error.message)),
    }
    const file = process.env[failuresVariable]
    if (file) writeFileSync(file, JSON.stringify(failures))
  }
}

function failuresIn(module: TestModule): Failures['tests'] {
  const file = module.relativeModuleId
  const tests = [...module.children.allTests('failed')].map(test => ({
    file,
    what: test.fullName,
    why: firstLine(test.result().errors?.[0]?.message),
  }))
  // Hooks and imports: nothing of the file may have run.
  const around = [module, ...module.children.allSuites()].flatMap(one =>
    one.errors().map(error => ({ file, what: 'around its tests', why: firstLine(error.message) })),
  )
  return [...tests, ...around]
}

const firstLine = (message: string | undefined) => message?.split('\n')[0] ?? 'said nothing'

/**
 * The files that are tried once more, alone: a busy machine may be later than a test waits. A whole file, because the
 * tests of many are one story, and half of it cannot be told again over what the first half left. None where so many
 * failed that it is no accident, or where something went wrong that belongs to no test: that would not show again.
 */
export function filesToTryAgain({ tests, elsewhere }: Failures): string[] {
  const files = [...new Set(tests.map(({ file }) => file))]
  return elsewhere.length > 0 || files.length > mostFiles ? [] : files
}

/** What failed at first and not again. Never silent: it is a defect to look at, of the test or of the desk. */
export function passedAgain(first: Failures, second: Failures): Failures['tests'] {
  const again = new Set(second.tests.map(({ file, what }) => `${file} ${what}`))
  return first.tests.filter(({ file, what }) => !again.has(`${file} ${what}`))
}

/** The results of a run, those of files that ran again in the place of their first ones. */
export function withSecond<File extends { readonly name: string }>(
  first: { readonly testResults: readonly File[] },
  second: { readonly testResults: readonly File[] },
): File[] {
  const again = new Map(second.testResults.map(file => [file.name, file]))
  return first.testResults.map(file => again.get(file.name) ?? file)
}
