import { z } from 'zod'
import { PublishSectionsInput } from '../contract/reference.ts'
import { defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { sectionGiven } from '../reference/operations.ts'
import { senderOf } from './directive-commands.ts'
import { sendDown } from './outgoing.ts'
import { requireOwn } from './queries.ts'

const permission = 'settings.edit'

/** Without the members that are undefined. */
export const asJson = (content: unknown) => z.json().parse(JSON.parse(JSON.stringify(content)))

/** Gives sites sections of the profile as they stand here: from then on they are headquarters'. Errors: those of {@link sendDown}. */
export const publishSections = defineCommand({
  name: 'hq.publishSections',
  permission,
  input: PublishSectionsInput,
  run(context, { hqSiteIds, sections }) {
    requireOwn(context.read)
    const profile = profileOf(context.read)
    for (const hqSiteId of new Set(hqSiteIds))
      for (const section of new Set(sections))
        sendDown(context, hqSiteId, sectionGiven, {
          aggregateId: section,
          facts: { section, content: asJson(profile[section]) },
          personal: { sender: senderOf(context) },
        })
  },
})

/** Leaves sections to sites again; what they have stays until they change it. Errors: those of {@link sendDown}. */
export const withdrawSections = defineCommand({
  name: 'hq.withdrawSections',
  permission,
  input: PublishSectionsInput,
  run(context, { hqSiteIds, sections }) {
    for (const hqSiteId of new Set(hqSiteIds))
      for (const section of new Set(sections))
        sendDown(context, hqSiteId, sectionGiven, {
          aggregateId: section,
          facts: { section, content: null },
          personal: { sender: senderOf(context) },
        })
  },
})

export const hqReferenceCommands = [publishSections, withdrawSections]
