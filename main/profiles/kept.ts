import { planInUse, questionInUse } from '../callbacks/use.ts'
import { categoryInUse, causeInUse, levelRuleInUse } from '../cases/matter-use.ts'
import { packWords } from '../contract/both-words.ts'
import { allCauses } from '../contract/causes.ts'
import { DeskError } from '../contract/errors.ts'
import type { Profile } from '../contract/profile.ts'
import type { EditableSection } from '../contract/profile-sections.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { CommandContext } from '../log/command.ts'
import { documentTypeInUse } from '../documents/queries.ts'
import { type ChecklistItem, everyItem } from '../contract/profile-inspection.ts'
import { handoverThingInUse } from '../handover/use.ts'
import { checklistItemInUse, findingInUse } from '../inspection/queries.ts'
import { recipientInUse, wayOutcomeInUse, wayStepInUse } from '../sheets/use.ts'
import { everyContent } from './changes.ts'
import { byId, lostPaths, type Named, type NamedNode } from './rules.ts'

/** A list of things that the log knows by their ids, and how to find out whether one is in use. */
interface NamedList {
  readonly before: readonly NamedNode[]
  readonly after: readonly NamedNode[]
  /** The same list within any state of the section. */
  of(content: unknown): readonly NamedNode[]
  inUse(read: ReadDatabase, lost: Named): boolean
}

/**
 * Cases, sheets and callbacks hold things of the profile by their ids: what one of them holds stays, and no id comes to
 * mean another thing. Errors: `profile.inUse`, `profile.idTaken`.
 */
export function requireKept(
  { read, site }: CommandContext,
  section: EditableSection,
  before: Profile[EditableSection],
  after: Profile[EditableSection],
): void {
  for (const list of listsOf(section, before, after)) {
    for (const lost of lostPaths(list.before, list.after))
      if (list.inUse(read, lost)) throw new DeskError('profile.inUse', { thing: packWords(lost.name) })
    // An id that was taken out earlier may stand in old reports: it comes back as what it was or not at all.
    const there = byId(list.before)
    const earlier = new Map<string, Named>()
    for (const content of everyContent(read, site.id, section))
      for (const [id, named] of byId(list.of(content))) earlier.set(id, named)
    for (const [id, { name, path }] of byId(list.after)) {
      const was = earlier.get(id)
      if (there.has(id) || !was || was.path.join('/') === path.join('/')) continue
      throw new DeskError('profile.idTaken', { thing: packWords(name) })
    }
  }
}

/** Outcomes are known by their step and id: `judged/reasonable`. */
const outcomesOf = (step: Profile['sheets']['ways'][number]['steps'][number]) =>
  (step.outcomes ?? []).map(({ id, name }) => ({ id: `${step.id}/${id}`, name }))

/** Findings are known by their item and id: `entrance-door/dented`. */
const findingsOf = ({ id: itemId, findings }: ChecklistItem) =>
  findings.map(({ id, name }) => ({ id: `${itemId}/${id}`, name }))

/** The lists of a section whose ids stand in the log. */
function listsOf(section: EditableSection, before: unknown, after: unknown): NamedList[] {
  const list = (of: NamedList['of'], inUse: NamedList['inUse']): NamedList => ({
    before: of(before),
    after: of(after),
    of,
    inUse,
  })
  switch (section) {
    case 'categories':
      return [
        list(
          content => content as Profile['categories'],
          (read, { path }) => categoryInUse(read, path),
        ),
      ]
    case 'causes':
      return [
        list(
          // Cases hold the id alone, so a cause may move within its tree.
          content =>
            allCauses({ causes: content as Profile['causes'] }).flatMap(({ nodes }) => {
              const node = nodes.at(-1)
              return node ? [{ id: node.id, name: node.name }] : []
            }),
          (read, { id }) => causeInUse(read, id),
        ),
      ]
    case 'levels':
      return [
        list(
          content => (content as Profile['levels']).rules,
          (read, { id }) => levelRuleInUse(read, id),
        ),
      ]
    case 'documents':
      return [
        list(
          content => (content as Profile['documents']).types,
          (read, { id }) => documentTypeInUse(read, id),
        ),
      ]
    case 'inspection':
      return [
        list(
          content => everyItem(content as Profile['inspection']).map(({ item }) => item),
          (read, { id }) => checklistItemInUse(read, id),
        ),
        list(
          content => everyItem(content as Profile['inspection']).flatMap(({ item }) => findingsOf(item)),
          (read, { id }) => findingInUse(read, id),
        ),
      ]
    case 'handover':
      return (['papers', 'reasons', 'items', 'meters'] as const).map(name =>
        list(
          content => (content as Profile['handover'])[name],
          (read, { id }) => handoverThingInUse(read, name, id),
        ),
      )
    case 'callbacks':
      return [
        list(
          content => (content as Profile['callbacks']).plans,
          (read, { id }) => planInUse(read, id),
        ),
        list(
          content => (content as Profile['callbacks']).questions.map(({ id, text }) => ({ id, name: text })),
          (read, { id }) => questionInUse(read, id),
        ),
      ]
    case 'sheets':
      return [
        list(
          content => (content as Profile['sheets']).recipients,
          (read, { id }) => recipientInUse(read, id),
        ),
        list(
          content => (content as Profile['sheets']).ways.flatMap(({ steps }) => steps),
          (read, { id }) => wayStepInUse(read, id),
        ),
        list(
          content => (content as Profile['sheets']).ways.flatMap(({ steps }) => steps.flatMap(outcomesOf)),
          (read, { id }) => wayOutcomeInUse(read, id),
        ),
      ]
    default:
      return []
  }
}
