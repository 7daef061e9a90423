import { makeHeadquartersDemo } from '../demo-headquarters.ts'
import { type CliCommand, type CliContext, type CliOutcome, WrongUse } from './command.ts'

/** Sets up the example estate, or an example headquarters: `desk demo --data DIR`. */
export const demoCommand: CliCommand = {
  name: 'demo',
  usage: '[--storm | --hq]',
  summary: 'Fills an empty data folder with an example estate and reports how to sign in',
  details: `  With --storm the example is in the middle of a storm; otherwise none is running.
  With --hq it is a headquarters with three sites: one is silent, of one a bundle was lost.`,
  positionals: 0,
  options: { storm: { type: 'boolean', default: false }, hq: { type: 'boolean', default: false } },
  async run(context) {
    const storm = context.values['storm'] === true
    if (context.values['hq'] === true) {
      if (storm) throw new WrongUse('--storm and --hq do not go together')
      return await headquarters(context)
    }
    const desk = await context.openDesk({ allowNew: true })
    const { recoveryKey, recoveryCode, login, password, counts } = await desk.startDemo({
      storm,
      onProgress: context.progress,
      isCancelled: () => context.signal.aborted,
    })
    return {
      ok: true,
      report: { site: 'DEMO', login, password, recoveryKey, recoveryCode, ...counts },
      lines: [
        `The example estate is in ${context.place.dataFolder}: ${counts.units} units, ${counts.people} people, ${counts.cases} cases.`,
        `Sign in as ${login} with the password ${password} (also: specialist, clerk1, clerk2, auditor).`,
        `Recovery key: ${recoveryKey}`,
        `Recovery code: ${recoveryCode}`,
      ],
    }
  },
}

async function headquarters({ place, signal, progress }: CliContext): Promise<CliOutcome> {
  const { recoveryKey, recoveryCode, login, password, sites } = await makeHeadquartersDemo({
    place,
    signal,
    progress,
  })
  return {
    ok: true,
    report: { site: 'HQ', login, password, recoveryKey, recoveryCode, sites },
    lines: [
      `The example headquarters is in ${place.dataFolder}, with ${sites} sites.`,
      `Sign in as ${login} with the password ${password} (also: specialist, auditor).`,
      `Recovery key: ${recoveryKey}`,
      `Recovery code: ${recoveryCode}`,
    ],
  }
}
