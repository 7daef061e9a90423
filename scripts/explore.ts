/**
 * `npm run explore [-- --minutes N] [FILTER…]`: runs every test with random cases again and again with a new seed each
 * time, until one fails or the time is over. `DESK_SEED=N npm test FILE` repeats what it found.
 */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const root = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '30' } },
  allowPositionals: true,
})
const minutes = Number(values.minutes)
if (!(minutes > 0)) {
  console.error('--minutes is a number above 0')
  process.exit(2)
}
const files = globSync('test/{unit,integration,property}/**/*.test.ts', { cwd: root })
  .filter(file => /from 'fast-check'|DESK_SEED/.test(readFileSync(join(root, file), 'utf8')))
  .filter(file => positionals.length === 0 || positionals.some(filter => file.includes(filter)))
const end = Date.now() + minutes * 60_000
let rounds = 0
while (Date.now() < end) {
  const seed = Math.floor(Math.random() * 2 ** 31)
  console.log(`== seed ${seed}`)
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'node', ...files],
    { cwd: root, stdio: 'inherit', env: { ...process.env, DESK_SEED: String(seed) } },
  )
  if (status !== 0) {
    console.log(`Found with DESK_SEED=${seed}`)
    process.exit(1)
  }
  rounds += 1
}
console.log(`${rounds} rounds of ${files.length} files found nothing`)
