import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { FormBase, wholeOver } from '../contract/meanwhile.ts'
import { SetUpInput, SiteCard } from '../contract/site.ts'
import { defineCommand } from '../log/command.ts'
import { IncarnationReason } from '../log/incarnation.ts'
import { recoveryKeyReplaced, siteCardChanged, siteSetUp } from './operations.ts'
import { readSite } from './queries.ts'

/** Begins the log: the first incarnation and the site it belongs to. The first manager is added by `staff.add`. */
export const setUpSite = defineCommand({
  name: 'site.setUp',
  permission: 'system',
  input: SetUpInput.omit({ password: true, managerName: true, login: true }).extend({
    demo: z.boolean().default(false),
  }),
  run(context, input) {
    if (readSite(context.read)) throw new DeskError('log.alreadySetUp')
    const siteId = context.newId()
    context.startIncarnation({ siteId, letter: '', reason: 'install' })
    context.emit(siteSetUp, siteId, {
      facts: {
        code: input.code,
        name: input.name,
        profile: input.profile,
        language: input.language,
        timeZone: input.timeZone,
        demo: input.demo,
      },
    })
    return { siteId }
  },
})

/** Every line of the card, with null for those that are not there. */
const linesOf = (card: SiteCard): Record<keyof SiteCard, string | string[] | null> => ({
  name: card.name,
  address: card.address ?? null,
  postcode: card.postcode ?? null,
  hotlines: card.hotlines ?? null,
  hours: card.hours ?? null,
})

/** Error: `edit.changedMeanwhile`. */
export const changeSiteCard = defineCommand({
  name: 'site.changeCard',
  permission: 'settings.edit',
  input: SiteCard.extend({ base: FormBase }),
  run(context, { base, ...asked }) {
    const site = readSite(context.read)
    const stands = site && linesOf({ ...site.card, name: site.card.name ?? site.name })
    const lines = wholeOver(base, linesOf(asked), stands)
    const said = Object.entries(lines).filter(([, line]) => line !== null)
    const card = SiteCard.parse(Object.fromEntries(said))
    context.emit(siteCardChanged, context.site.id, { facts: { card } })
  },
})

/** After a restore, on a cloned machine, or when HQ says so: numbers and sequence go on under a new letter. */
export const startIncarnation = defineCommand({
  name: 'site.startIncarnation',
  permission: 'system',
  input: z.object({ reason: IncarnationReason, letter: z.string().max(3) }),
  run(context, { reason, letter }) {
    context.startIncarnation({ siteId: context.site.id, letter, reason })
    return { letter }
  },
})

/** Notes on the audit trail that a new recovery key is made; the key is made outside of the log. */
export const noteRecoveryKey = defineCommand({
  name: 'site.noteRecoveryKey',
  permission: 'backup.run',
  input: z.object({}),
  run(context) {
    context.emit(recoveryKeyReplaced, context.site.id, { facts: {} })
  },
})

export const siteCommands = [setUpSite, changeSiteCard, startIncarnation, noteRecoveryKey]
