import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface ShellArguments {
  /** Absolute path given with `--data`, or null. */
  dataFolder: string | null
  /** A second start asks for another window with `--new-window`. */
  newWindow: boolean
}

/** Reads the command line. Chromium adds switches of its own, so unknown ones pass. */
export function parseShellArguments(argv: readonly string[], cwd: string): ShellArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: { data: { type: 'string' }, 'new-window': { type: 'boolean' } },
    strict: false,
    allowPositionals: true,
  })
  const data = typeof values.data === 'string' && values.data !== '' ? resolve(cwd, values.data) : null
  return { dataFolder: data, newWindow: values['new-window'] === true }
}
