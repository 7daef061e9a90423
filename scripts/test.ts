/**
 * `npm test`: builds what is out of date, runs every test this machine can run, and says by name what it could not
 * run and why. `--require` makes those a failure (used where everything needed is installed). A file in which something
 * fails is tried once more as a whole, behind all others; what then passes is named.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Failures, failuresVariable, filesToTryAgain, passedAgain, withSecond } from './second-try.ts'
import { ensureBuilt } from './start/build.ts'
import { chromiumPath } from '../test/support/chromium.ts'

const root = join(import.meta.dirname, '..')
const cache = join(root, '.cache')
const requireAll = process.argv.includes('--require')
const filters = process.argv.slice(2).filter(argument => !argument.startsWith('--'))

const Results = z.object({
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
const first = run('test', filters)
const again = filesToTryAgain(first.failures)
if (again.length > 0)
  console.log(`\nOnce more, each as a whole:\n${again.map(file => `  - ${file}`).join('\n')}`)
const second = again.length > 0 ? run('second-test', again) : undefined
const { failures, status } = second ?? first
const files = second ? withSecond(first, second) : first.testResults

for (const file of files) {
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
const secondTries = second ? passedAgain(first.failures, second.failures) : []
if (secondTries.length > 0) console.log('\nPassed at the second try only:')
for (const { file, what, why } of secondTries) console.log(`  - ${what} (${file}): ${why}`)
const passed = files.flatMap(file => file.assertionResults).filter(test => test.status === 'passed').length
const known = failures.tests.length + failures.elsewhere.length
const failed = known === 0 && status !== 0 ? 1 : known
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || (requireAll && !projects.includes('e2e')) ? 1 : 0

/** Runs tests and reads what came of it; ends where not even that is there. */
function run(name: string, which: readonly string[]) {
  const resultFile = join(cache, `${name}-results.json`)
  const failuresFile = join(cache, `${name}-failures.json`)
  for (const file of [resultFile, failuresFile]) rmSync(file, { force: true })
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...projects.flatMap(project => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--reporter=${join(root, 'scripts/second-try.ts')}`,
      `--outputFile.json=${resultFile}`,
      ...which,
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, [failuresVariable]: failuresFile } },
  )
  if (!existsSync(resultFile) || !existsSync(failuresFile)) process.exit(status || 1)
  return {
    status,
    failures: Failures.parse(JSON.parse(readFileSync(failuresFile, 'utf8'))),
    testResults: Results.parse(JSON.parse(readFileSync(resultFile, 'utf8'))).testResults,
  }
}
