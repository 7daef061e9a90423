/**
 * `node scripts/torture/backup-faults.ts [--stride 1] [--offset 0]`: makes each single write, fsync, name and removal
 * of a backup, of a restore and of filing a scan fail, once and from then on, and looks whether anything half done is left or anything
 * sound was lost. Ends with 1 where something is.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BackupFindings, type BackupPlan } from './backup-plan.ts'
import { buildShim } from './shim.ts'

const program = join(import.meta.dirname, 'faulty-backup.ts')

export interface BackupFaultOptions {
  readonly library: string
  /** Empty folder to work in. */
  readonly folder: string
  readonly stride: number
  readonly offset: number
}

/** Runs the program on a disk that fails; rejects where the program itself ends badly. */
export async function failBackups(options: BackupFaultOptions): Promise<BackupFindings> {
  const { library, folder, stride, offset } = options
  const root = join(folder, 'disk')
  mkdirSync(root, { recursive: true })
  const marks = join(folder, 'marks')
  const plan: BackupPlan = { root, marks, stride, offset }
  const child = spawn(process.execPath, [program, JSON.stringify(plan)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      UV_USE_IO_URING: '0',
      LD_PRELOAD: library,
      TORTURE_ROOT: root,
      TORTURE_JOURNAL: '/dev/null',
      TORTURE_MARKS: marks,
    },
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`the program ended with ${String(code)}: ${errors.slice(-2000)}`)
  return BackupFindings.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''))
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { stride: { type: 'string', default: '1' }, offset: { type: 'string', default: '0' } },
  })
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'backup-faults-')))
  const shim = buildShim(folder)
  if ('missing' in shim) throw new Error(shim.missing)
  const { library } = shim
  const stride = Number(values.stride)
  const found = await failBackups({ library, folder, stride, offset: Number(values.offset) })
  process.stdout.write(
    `${[...found.damage, `${found.tried} failures of the disk, ${found.refused} refused, ${found.damage.length} findings`].join('\n')}\n`,
  )
  if (found.damage.length === 0) rmSync(folder, { recursive: true, force: true })
  process.exitCode = found.damage.length === 0 ? 0 : 1
}
