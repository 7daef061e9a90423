import type { EditableSection, ProfileDifference } from './profile-sections.ts'
import { sectionWords } from './profile-sections.ts'
import type { Words } from './words.ts'

/** A named thing of a section, flat, to be compared. */
interface Thing {
  readonly name: Words
  readonly retired: boolean
  /** Id of what it lies below; empty at the top. */
  readonly parent: string
  /** Everything of its own, as JSON. */
  readonly own: string
}

/** Lists of named things within a section. */
const lists: ReadonlySet<string> = new Set([
  'rules',
  'calendars',
  'years',
  'plans',
  'questions',
  'recipients',
  'ways',
  'parts',
  'demands',
  'types',
  'duties',
  'rooms',
  'stations',
  'tasks',
  'papers',
  'reasons',
  'items',
  'meters',
])

/** Most differences that one change lists; an imported section may differ everywhere. */
const most = 100

/** What became of the named things of a section, for its history and the audit trail. Pure. */
export function differencesOf(
  section: EditableSection,
  before: unknown,
  after: unknown,
): ProfileDifference[] {
  const old = thingsOf(section, before)
  const now = thingsOf(section, after)
  const found: ProfileDifference[] = []
  for (const [id, thing] of now) {
    const was = old.get(id)
    if (was) found.push(...changesOf(was, thing))
    else found.push({ what: 'added', name: thing.name })
  }
  for (const [id, thing] of old) if (!now.has(id)) found.push({ what: 'removed', name: thing.name })
  found.push(...reordered(old, now))
  return found.slice(0, most)
}

function changesOf(was: Thing, is: Thing): ProfileDifference[] {
  const found: ProfileDifference[] = []
  const { name } = is
  if (was.name.zh !== name.zh || was.name.en !== name.en) found.push({ what: 'renamed', name, was: was.name })
  if (was.retired !== is.retired) found.push({ what: is.retired ? 'retired' : 'offered', name })
  if (was.parent !== is.parent) found.push({ what: 'moved', name })
  if (was.own !== is.own) found.push({ what: 'changed', name })
  return found
}

/** One word for a new order among the same things of a parent. */
function reordered(old: ReadonlyMap<string, Thing>, now: ReadonlyMap<string, Thing>): ProfileDifference[] {
  const order = (things: ReadonlyMap<string, Thing>, others: ReadonlyMap<string, Thing>) => {
    const lists = new Map<string, string[]>()
    for (const [id, { parent }] of things) {
      if (others.get(id)?.parent !== parent) continue
      lists.set(parent, [...(lists.get(parent) ?? []), id])
    }
    return lists
  }
  const before = order(old, now)
  return [...order(now, old)].flatMap(([parent, ids]) => {
    if (ids.join() === (before.get(parent) ?? []).join()) return []
    const name = now.get(parent)?.name
    return [{ what: 'reordered' as const, name: name ?? { zh: '第一级', en: 'first level' } }]
  })
}

function thingsOf(section: EditableSection, content: unknown): Map<string, Thing> {
  const things = new Map<string, Thing>()
  const visit = (list: unknown, parent: string, prefix = '') => {
    if (!Array.isArray(list)) return
    for (const [place, value] of list.entries()) {
      const {
        id: ownId,
        year,
        name,
        text,
        reason,
        retired,
        children,
        items,
        version: _,
        ...own
      } = asRecord(value)
      const id = `${prefix}${String(ownId ?? year ?? place)}`
      const shown = asWords(name ?? text ?? reason) ?? {
        zh: String(year ?? ownId ?? place),
        en: String(year ?? ownId ?? place),
      }
      things.set(id, { name: shown, retired: retired === true, parent, own: JSON.stringify(own) })
      visit(children, id)
      visit(items, id)
    }
  }
  if (Array.isArray(content)) {
    visit(content, '')
    return things
  }
  // Sections of several lists: each list by its things, the rest as one thing named like the section.
  const rest: Record<string, unknown> = {}
  for (const [member, value] of Object.entries(asRecord(content))) {
    if (lists.has(member)) visit(value, '', `${member}:`)
    else if (member !== 'version') rest[member] = value
  }
  const name = sectionWords[section]
  things.set('', { name, retired: false, parent: '', own: JSON.stringify(rest) })
  return things
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

function asWords(value: unknown): Words | undefined {
  const { zh, en } = asRecord(value)
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : undefined
}
