import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type DrillCheck, type CheckResult } from '../../drill/checks.ts'
import type { DrillReport, DrillSignIn } from '../../drill/drill.ts'
import { type Spread, waitNames } from '../../contract/leak-reports.ts'
import { type CliCommand, WrongUse } from './command.ts'

/** Plays a storm on an example estate of its own: `desk drill storm --rain FILE --seed 1`. */
export const drillStormCommand: CliCommand = {
  name: 'drill storm',
  usage: '[--rain FILE.csv] [--seed N] [--share PERCENT] [--data EMPTY-DIR]',
  summary:
    'Plays a storm of leaks with clerks, teams and a power cut on an example estate, and checks what it left',
  details:
    '  The rain is lines of time,precipitation (mm), one an hour; without a file a made-up cloudburst falls.\n' +
    '  The same seed and rain play alike. --share is how much of the example estate of 1,200 homes, 25 by itself.\n' +
    '  With --data the folder has to be empty and keeps what was played, with a password to sign in; without, nothing is kept.',
  positionals: 0,
  options: {
    rain: { type: 'string' },
    seed: { type: 'string', default: '1' },
    share: { type: 'string', default: '25' },
  },
  async run({ values, place, progress, signal }) {
    const rainFile = textOf(values['rain'])
    const { drillStorm } = await import('../../drill/drill.ts')
    const seed = wholeOf('seed', values['seed'], 4_294_967_295)
    const report = await drillStorm({
      seed,
      share: wholeOf('share', values['share'], 100) / 100,
      rain: rainFile === undefined ? undefined : await readFile(resolve(rainFile), 'utf8'),
      place: textOf(values['data']) === undefined ? undefined : place,
      signal,
      onProgress: progress,
    })
    const { checks, figures, witness, ok, signIn } = report
    return {
      ok,
      report: {
        seed,
        checks: checks.map(({ check, looked, problems }) => ({ check, looked, problems })),
        totals: figures.totals,
        waits: figures.waits,
        cuts: witness.cuts,
        repeated: witness.repeated,
        refused: Object.fromEntries(witness.refused),
        ...signIn,
      },
      lines: [...linesOf(report), ...(signIn ? signInLines(signIn, place.dataFolder) : [])],
    }
  },
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

function wholeOf(name: string, value: unknown, most: number): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new WrongUse(`--${name} takes a whole number from 1 to ${most}`)
  return number
}

const held: Readonly<Record<DrillCheck, string>> = {
  contacts: 'Every household was called or is shown as not called',
  proof: 'No leak is over without a test that held',
  clocks: 'What is due, and when, is what the log says',
  once: 'Nothing is lost and nothing is there twice',
  rebuilt: 'The tables made anew from the log are the same',
  figures: 'The figures of the report are those of the log',
}

function linesOf({ checks, figures, witness, ok }: DrillReport): string[] {
  const { totals, waits } = figures
  const neverCalled = figures.notContacted.filter(({ unitId }) => unitId !== null).length
  const places = totals.notContacted - neverCalled
  const nobody =
    places === 0 ? '' : ` (and ${places} common parts or unknown homes, where there is nobody to call)`
  const refused = [...witness.refused.values()].reduce((sum, count) => sum + count, 0)
  return [
    `${totals.millimetres} mm of rain, ${totals.calls} calls, ${totals.leaks} leaks in ${totals.homes} homes and ${totals.places} other places.`,
    `${witness.steps.length} steps of clerks and teams, ${refused} refused because somebody was quicker; ${witness.cuts} power cut, ${witness.repeated} answers asked for again.`,
    ...waitNames.map(name => `  ${name.padEnd(13)}${waitWords(waits[name])}`),
    `${totals.open} still open, ${neverCalled} households never called${nobody}, ${totals.returned} came back.`,
    ...checks.flatMap(checkLines),
    ok ? 'Everything held.' : 'Something did not hold.',
  ]
}

const signInLines = ({ login, password, recoveryKey }: DrillSignIn, folder: string) => [
  `The desk is kept in ${folder}.`,
  `Sign in as ${login} with the password ${password} (also: specialist, clerk1, clerk2, auditor).`,
  `Recovery key: ${recoveryKey}`,
]

function minutes(millis: number | null): string {
  if (millis === null) return '-'
  const whole = Math.round(millis / 60_000)
  return whole < 120 ? `${whole} min` : `${(whole / 60).toFixed(1)} h`
}

const waitWords = ({ count, waiting, median, p90, worst }: Spread) =>
  `median ${minutes(median)}, nine in ten within ${minutes(p90)}, worst ${minutes(worst)}; ${count} done, ${waiting} waiting`

const checkLines = ({ check, looked, problems }: CheckResult) => [
  `${problems.length === 0 ? 'yes' : 'NO '}  ${held[check]} (${looked} looked at)`,
  ...problems.map(problem => `     ${problem}`),
]
