import { readFileSync, existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { DeskError } from '../../../contract/errors.ts'
import { systemActor } from '../../../desk/core.ts'
import { mostInvitationBytes } from '../../../sync/format/invitation.ts'
import { joinHeadquarters } from '../../../sync/join.ts'
import type { CliCommand } from '../command.ts'

/** Joins the headquarters that made the invitation. */
export const enrolCommand: CliCommand = {
  name: 'enrol',
  usage: 'INVITATION',
  summary: 'Joins a headquarters: reads the invitation file it made for this site',
  positionals: 1,
  options: {},
  async run(context) {
    const file = resolve(context.positionals[0] ?? '')
    if (!existsSync(file)) throw new DeskError('host.fileMissing', { file })
    if (statSync(file).size > mostInvitationBytes) throw new DeskError('sync.notAnInvitation')
    const core = (await context.openDesk()).requireCore()
    const { hq, name } = await joinHeadquarters(core, systemActor, readFileSync(file))
    return {
      ok: true,
      report: { hq, name },
      lines: [
        `This site belongs to ${name} now. Write a bundle (desk bundle export --to FOLDER) and bring it there.`,
        'The invitation file is needed no more: delete it.',
      ],
    }
  },
}
