import { resolve } from 'node:path'
import { systemActor } from '../../../desk/core.ts'
import { rebuildSite } from '../../../hq/rebuild-site.ts'
import { type CliCommand, required } from '../command.ts'

/** Makes a backup of a site that lost its computer, out of what headquarters holds. */
export const hqRestoreSiteCommand: CliCommand = {
  name: 'hq restore-site',
  usage: '--site CODE --to FOLDER',
  summary: 'Makes a site anew that lost its computer: a backup of all that headquarters holds of it',
  details:
    '  Bring the folder to the new computer and restore it there (desk restore --from FILE --recovery-key-file F).',
  positionals: 0,
  options: { site: { type: 'string' }, to: { type: 'string' } },
  async run(context) {
    const code = required(context, 'site')
    const folder = resolve(required(context, 'to'))
    const core = (await context.openDesk()).requireCore()
    const rebuilt = await rebuildSite(
      core,
      systemActor,
      { code, folder },
      { signal: context.signal, progress: context.progress },
    )
    return {
      ok: true,
      report: { ...rebuilt },
      lines: [
        `Backup: ${rebuilt.file}`,
        `${rebuilt.operations} operations and ${rebuilt.files} files. What the site had not sent is not in it.`,
        ...(rebuilt.missing > 0 ? [`${rebuilt.missing} file(s) had never come here.`] : []),
        `Recovery key of the backup: ${rebuilt.recoveryKey}`,
        `Recovery code for ${rebuilt.managers.join(', ')} in place of the password: ${rebuilt.recoveryCode}`,
        'Write both down and bring them apart from the backup: they are shown only now.',
        'If the lost computer may be in wrong hands, revoke its key on the page of the site.',
      ],
    }
  },
}
