import { existsSync, readFileSync } from 'node:fs'
import { DeskError } from '../../contract/errors.ts'
import { type CliCommand, required } from './command.ts'

/** Sets up a new site: `desk init --data DIR --site CODE --name NAME --admin NAME --password-file FILE`. */
export const initCommand: CliCommand = {
  name: 'init',
  usage: '--site CODE --name NAME --admin NAME --password-file FILE',
  summary: 'Sets up a new site in an empty data folder and reports its recovery key',
  positionals: 0,
  options: {
    site: { type: 'string' },
    name: { type: 'string' },
    admin: { type: 'string' },
    'password-file': { type: 'string' },
    language: { type: 'string', default: 'zh' },
    'time-zone': { type: 'string', default: 'Asia/Shanghai' },
  },
  async run(context) {
    const passwordFile = required(context, 'password-file')
    if (!existsSync(passwordFile)) throw new DeskError('host.fileMissing', { file: passwordFile })
    const admin = required(context, 'admin')
    const login = admin.trim().replace(/\s+/g, '.').toLowerCase()
    const input = {
      code: required(context, 'site'),
      name: required(context, 'name'),
      managerName: admin,
      login,
      password: readFileSync(passwordFile, 'utf8').replace(/\r?\n$/, ''),
      language: context.values['language'] === 'en' ? ('en' as const) : ('zh' as const),
      timeZone: String(context.values['time-zone']),
    }
    const desk = await context.openDesk({ allowNew: true })
    const { recoveryKey, recoveryCode } = await desk.setUp(input)
    return {
      ok: true,
      report: { site: input.code.toUpperCase(), login, recoveryKey, recoveryCode },
      lines: [
        `Site ${input.code.toUpperCase()} is set up in ${context.place.dataFolder}. Sign in as ${login}.`,
        `Recovery key (opens the data on another computer): ${recoveryKey}`,
        `Recovery code (when the manager's password is lost): ${recoveryCode}`,
        'Print both and keep them away from this computer. They are shown only once.',
      ],
    }
  },
}
