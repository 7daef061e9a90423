import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DeskError, errorText } from '../contract/errors.ts'
import { keyFileProtector } from '../database/keyring.ts'
import { type Desk, openDesk } from '../desk/desk.ts'
import { explainFailure } from '../desk/failures.ts'
import { slowQueryLog } from '../desk/slow-log.ts'
import {
  type CliCommand,
  type CliContext,
  type CliOutcome,
  type OptionValue,
  WrongUse,
} from './commands/command.ts'
import { cliCommands } from './commands/index.ts'
import { type DataPlace, dataPlace } from './folders.ts'
import { machineName } from './machine.ts'

const common = {
  data: { type: 'string' },
  'key-file': { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/**
 * The command line: the same core as the window, in this process.
 * Exit codes: 0 done, 1 failed or found wrong, 2 wrong use.
 */
export async function runCli(argv: readonly string[]): Promise<number> {
  const command = findCommand(argv)
  if (!command) {
    const asked = argv.length === 0 || argv.includes('--help')
    ;(asked ? process.stdout : process.stderr).write(overview(argv[0]))
    return asked && argv.length > 0 ? 0 : 2
  }
  const rest = argv.slice(command.name.split(' ').length)
  let json = rest.includes('--json')
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...command.options, ...common },
      allowPositionals: true,
    })
    json = values['json'] === true
    if (values['help'] === true) {
      process.stdout.write(usageOf(command))
      return 0
    }
    if (positionals.length !== command.positionals) {
      throw new WrongUse(
        `${command.name} takes ${command.positionals} file name(s), got ${positionals.length}`,
      )
    }
    const given: Readonly<Record<string, OptionValue>> = values
    const place = dataPlace({
      data: textOf(given['data']),
      keyFile: textOf(given['key-file']),
    })
    const outcome = await runCommand(command, given, positionals, place)
    for (const line of outcome.lines) process.stdout.write(`${line}\n`)
    if (json) process.stdout.write(`${JSON.stringify({ ok: outcome.ok, ...outcome.report })}\n`)
    return outcome.ok ? 0 : 1
  } catch (error) {
    return reportFailure(error, command, json)
  }
}

async function runCommand(
  command: CliCommand,
  values: Readonly<Record<string, OptionValue>>,
  positionals: readonly string[],
  place: DataPlace,
): Promise<CliOutcome> {
  let desk: Desk | undefined
  const stop = new AbortController()
  const interrupt = () => stop.abort()
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  const context: CliContext = {
    values,
    positionals,
    place,
    signal: stop.signal,
    say: line => void process.stdout.write(`${line}\n`),
    progress(done, of) {
      if (process.stderr.isTTY) process.stderr.write(`\r${done} / ${of} `)
    },
    async openDesk(options = {}) {
      if (!options.allowNew && !existsSync(join(place.dataFolder, 'keyring.json'))) {
        throw new DeskError('host.dataMissing', { folder: place.dataFolder })
      }
      desk = await openDesk({
        dataFolder: place.dataFolder,
        protector: keyFileProtector(place.keyFile),
        machine: machineName(),
        threads: options.threads ?? false,
        ...(options.threads ? { onSlowQuery: slowQueryLog(place.dataFolder) } : {}),
      })
      // One that stays open lets nobody in by itself meanwhile.
      if (!options.threads) await desk.standby.settled()
      if (!options.allowNew && desk.state() === 'recovery-needed') throw new DeskError('keys.recoveryNeeded')
      return desk
    },
  }
  try {
    return await command.run(context)
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
    await desk?.close()
  }
}

const textOf = (value: OptionValue) => (typeof value === 'string' ? value : undefined)

function findCommand(argv: readonly string[]): CliCommand | undefined {
  const twoWords = argv.slice(0, 2).join(' ')
  return (
    cliCommands.find(command => command.name === twoWords) ??
    cliCommands.find(command => command.name === argv[0])
  )
}

function reportFailure(failure: unknown, command: CliCommand, json: boolean): number {
  const error = explainFailure(failure)
  const wrongUse =
    error instanceof WrongUse ||
    (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  if (wrongUse) {
    process.stderr.write(`${(error as Error).message}\n${usageOf(command)}`)
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, error: { code: 'host.wrongUse' } })}\n`)
    return 2
  }
  if (error instanceof DeskError) {
    const { code, params } = error
    process.stderr.write(`${errorText(code, params, 'zh')}\n${errorText(code, params, 'en')}\n`)
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, error: { code, params } })}\n`)
    return 1
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  if (json) process.stdout.write(`${JSON.stringify({ ok: false, error: { code: 'unexpected' } })}\n`)
  return 1
}

const usageOf = (command: CliCommand) =>
  `desk ${command.name} ${command.usage}\n  ${command.summary}\n  also: --data DIR, --key-file FILE, --json, --help\n${command.details === undefined ? '' : `${command.details}\n`}`

/** All commands, or those that begin with `first` where there are such: `desk import`. */
function overview(first: string | undefined): string {
  const meant = cliCommands.filter(command => command.name.startsWith(`${first} `))
  if (meant.length > 0) return meant.map(usageOf).join('\n')
  const lines = cliCommands.map(
    command => `  desk ${command.name} ${command.usage}\n      ${command.summary}`,
  )
  return `Clubhouse Desk\n\n${lines.join('\n')}\n\n  each with --data DIR, --key-file FILE, --json, --help\n`
}
