import { spawn } from 'node:child_process'
import { constants } from 'node:os'

export interface ChildEnd {
  /** As a shell gives it: 128 and the signal's number where a signal ended it; 127 where it could not start. */
  exitCode: number
  /** How long it ran. */
  millis: number
}

/** Runs a program on this terminal and passes signals on. */
export function runChild(
  program: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<ChildEnd> {
  const startedAt = Date.now()
  return new Promise(resolve => {
    const child = spawn(program, args, {
      stdio: 'inherit',
      cwd: options.cwd,
      env: options.env ?? process.env,
    })
    const pass = (signal: NodeJS.Signals): void => {
      // A terminal sends Ctrl-C to the child as well; twice would mean "at once".
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      child.kill(signal)
    }
    const signals: NodeJS.Signals[] =
      process.platform === 'win32' ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, pass)
    const end = (exitCode: number): void => {
      for (const signal of signals) process.off(signal, pass)
      resolve({ exitCode, millis: Date.now() - startedAt })
    }
    child.on('error', () => end(127))
    child.on('exit', (code, signal) => end(code ?? 128 + (signal === null ? 0 : constants.signals[signal])))
  })
}
