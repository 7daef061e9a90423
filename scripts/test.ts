/**
 * `npm test`: builds what is out of date, runs every test this machine can run, and says by name what it could not
 * run and why. `--require` makes those a failure (used where everything needed is installed). What fails is tried once
 * more, and named where it then passes.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { SecondTries, secondTriesVariable } from './second-try.ts'
import { ensureBuilt } from './start/build.ts'
import { chromiumPath } from '../test/support/chromium.ts'

const root = join(import.meta.dirname, '..')
const cache = join(root, '.cache')
const resultFile = join(cache, 'test-results.json')
const secondTriesFile = join(cache, 'second-tries.json')
const requireAll = process.argv.includes('--require')
const filters = process.argv.slice(2).filter(argument => !argument.startsWith('--'))

const Results = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numFailedTestSuites: z.int(),
  numPendingTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

const missing: { what: string; why: string }[] = []
const projects = ['node', 'web']
if (chromiumPath()) projects.push('e2e')
else
  missing.push({
    what: 'end to end in a browser (test/e2e)',
    why: 'no Chromium found; install it or set CHROMIUM_PATH',
  })

// End to end and packaging look at what was built, so it is never older than what is tested.
if (!(await ensureBuilt(root))) process.exit(1)

mkdirSync(cache, { recursive: true })
for (const file of [resultFile, secondTriesFile]) rmSync(file, { force: true })
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const reporters = [
  '--reporter=default',
  '--reporter=json',
  `--reporter=${join(root, 'scripts/second-try.ts')}`,
  `--outputFile.json=${resultFile}`,
]
const run = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    '--retry=1',
    ...projects.flatMap(project => ['--project', project]),
    ...reporters,
    ...filters,
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, [secondTriesVariable]: secondTriesFile } },
)

if (!existsSync(resultFile)) process.exit(run.status ?? 1)
const results = Results.parse(JSON.parse(readFileSync(resultFile, 'utf8')))
for (const file of results.testResults) {
  for (const test of file.assertionResults) {
    if (test.status === 'pending' || test.status === 'skipped' || test.status === 'todo') {
      missing.push({
        what: test.fullName,
        why: `skipped in ${file.name.slice(root.length + 1)}: what it needs is not on this machine`,
      })
    }
  }
}
missing.push({
  what: 'the desktop window in a real Electron',
  why: 'needs a display; the shell is tested against a typed double',
})

console.log('\nCould not run here:')
for (const { what, why } of missing) console.log(`  - ${what}: ${why}`)
const secondTries = existsSync(secondTriesFile)
  ? SecondTries.parse(JSON.parse(readFileSync(secondTriesFile, 'utf8')))
  : []
if (secondTries.length > 0) console.log('\nPassed at the second try only:')
for (const { what, why } of secondTries) console.log(`  - ${what}: ${why}`)
const failed =
  results.numFailedTests +
  (results.numFailedTests === 0 && run.status !== 0 ? Math.max(1, results.numFailedTestSuites) : 0)
console.log(`\n${results.numPassedTests} passed, ${failed} failed`)
process.exitCode = failed > 0 || (requireAll && !projects.includes('e2e')) ? 1 : 0
