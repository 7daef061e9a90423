import type { CliCommand } from './command.ts'

/** Sets up the example estate: `desk demo --data DIR`. */
export const demoCommand: CliCommand = {
  name: 'demo',
  usage: '[--storm]',
  summary: 'Fills an empty data folder with an example estate and reports how to sign in',
  details: '  With --storm the example is in the middle of a storm; otherwise none is running.',
  positionals: 0,
  options: { storm: { type: 'boolean', default: false } },
  async run(context) {
    const desk = await context.openDesk({ allowNew: true })
    const { recoveryKey, recoveryCode, login, password, counts } = await desk.startDemo({
      storm: context.values['storm'] === true,
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
