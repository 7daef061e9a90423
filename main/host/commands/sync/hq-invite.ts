import { resolve } from 'node:path'
import { systemActor } from '../../../desk/core.ts'
import { makeInvitation } from '../../../hq/invite.ts'
import { invitationExtension } from '../../../sync/format/invitation.ts'
import { writeDurably } from '../../../sync/write-parcel.ts'
import { type CliCommand, required } from '../command.ts'

/** Makes the file with which a site joins. */
export const hqInviteCommand: CliCommand = {
  name: 'hq invite',
  usage: '--site CODE --to FILE [--name NAME] [--address URL]',
  summary: 'Writes the invitation file with which a site joins this headquarters',
  details: '  URL, such as https://hq.example.com:7430, is where the site reaches desk hq serve.',
  positionals: 0,
  options: {
    site: { type: 'string' },
    to: { type: 'string' },
    name: { type: 'string' },
    address: { type: 'string' },
  },
  async run(context) {
    const code = required(context, 'site')
    const asked = resolve(required(context, 'to'))
    const file = asked.endsWith(invitationExtension) ? asked : `${asked}${invitationExtension}`
    const { name: named, address } = context.values
    const core = (await context.openDesk()).requireCore()
    const invitation = await makeInvitation(core, systemActor, {
      code,
      name: typeof named === 'string' ? named : code,
      address: typeof address === 'string' ? address : undefined,
    })
    await writeDurably(file, pieces(JSON.stringify(invitation, null, 2)))
    return {
      ok: true,
      report: { file, invitation: invitation.id, expiresAt: invitation.expiresAt },
      lines: [
        `${file} invites ${invitation.site.code} until ${new Date(invitation.expiresAt).toISOString().slice(0, 10)}.`,
        'Whoever has this file can enrol as that site, once. Hand it over in person and delete it afterwards.',
      ],
    }
  },
}

async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${text}\n`)
}
