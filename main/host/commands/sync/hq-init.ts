import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { DeskError } from '../../../contract/errors.ts'
import { becomeHeadquarters } from '../../../hq/invite.ts'
import { type CliCommand, required } from '../command.ts'

/** Sets up a headquarters in an empty data folder. */
export const hqInitCommand: CliCommand = {
  name: 'hq init',
  usage: '--name NAME [--admin NAME] [--password-file FILE] [--language zh|en] [--time-zone ZONE]',
  summary: 'Sets up a headquarters in an empty data folder and reports its recovery key',
  positionals: 0,
  options: {
    name: { type: 'string' },
    admin: { type: 'string', default: 'admin' },
    'password-file': { type: 'string' },
    language: { type: 'string', default: 'zh' },
    'time-zone': { type: 'string', default: 'Asia/Shanghai' },
  },
  async run(context) {
    const name = required(context, 'name')
    const admin = required(context, 'admin')
    const login = admin.trim().replace(/\s+/g, '.').toLowerCase()
    const given = passwordIn(context.values['password-file'])
    const password = given ?? randomBytes(9).toString('base64url')
    const desk = await context.openDesk({ allowNew: true })
    const { recoveryKey, recoveryCode } = await desk.setUp({
      code: 'HQ',
      name,
      managerName: admin,
      login,
      password,
      language: context.values['language'] === 'en' ? 'en' : 'zh',
      timeZone: String(context.values['time-zone']),
    })
    const { hq } = await becomeHeadquarters(desk.requireCore(), name)
    return {
      ok: true,
      report: { hq, login, ...(given === undefined ? { password } : {}), recoveryKey, recoveryCode },
      lines: [
        `${name} is set up in ${context.place.dataFolder}. Sign in as ${login}${given === undefined ? ` with the password ${password}` : ''}.`,
        `Recovery key (opens the data on another computer): ${recoveryKey}`,
        `Recovery code (when the manager's password is lost): ${recoveryCode}`,
        'Print these and keep them away from this computer. They are shown only once.',
      ],
    }
  },
}

function passwordIn(file: unknown): string | undefined {
  if (typeof file !== 'string') return undefined
  if (!existsSync(file)) throw new DeskError('host.fileMissing', { file })
  return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
}
