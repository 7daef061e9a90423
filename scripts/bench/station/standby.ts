import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { memoryFlags } from '../../start/memory-flags.ts'

const program = fileURLToPath(new URL('../../../main/host/main.ts', import.meta.url))

/** An empty computer becomes the standby and fetches its first copy; answers how many seconds that took. */
export async function fetchFirstCopy(folder: string, line: string): Promise<number> {
  const data = ['--data', join(folder, 'standby'), '--key-file', join(folder, 'standby.key')]
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    [...memoryFlags, program, 'standby', '--of', line, '--name', 'standby', ...data],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  // In truth it is another computer: what it does with the copy must not take this one's processors from the desk.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  const code = await new Promise(resolve => child.once('exit', resolve))
  if (code !== 0) throw new Error(`the standby ended with ${String(code)}`)
  return (performance.now() - begun) / 1_000
}
