import { DeskError } from '../contract/errors.ts'
import { EditableSection } from '../contract/profile-sections.ts'
import type { Reaction } from '../log/reaction.ts'
import { recordSection } from '../profiles/record.ts'
import { sectionGiven, sectionTaken } from './operations.ts'

/**
 * What headquarters gives becomes a change of the site's profile like any other: held to the same rules, counted, in
 * its history. What does not fit, because the site has cases that need what is gone, changes nothing, and is said.
 */
export const referenceReaction: Reaction = {
  name: 'reference',
  touchedBy: ({ type, id, aggregateId }) => (type === sectionGiven.type ? [`${aggregateId}/${id}`] : []),
  run(context, touched) {
    const [name, given = ''] = touched.split('/')
    const section = EditableSection.parse(name)
    const row = context.read.get<{ content: string | null }>('select content from given_section where id=?', [
      section,
    ])
    if (!row || row.content === null) return
    const why = refusalOf(() => recordSection(context, section, JSON.parse(row.content ?? 'null')))
    context.emit(sectionTaken, section, { facts: { given, taken: why === null, why } })
  },
}

/** Why the desk would not have it; null where it has it now, or had it before. */
function refusalOf(take: () => unknown): string | null {
  try {
    take()
    return null
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    return error.code === 'profile.same' ? null : error.code
  }
}
