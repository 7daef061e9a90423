import type { z } from 'zod'
import { customFaults } from './profile-fault-words.ts'
import { memberWords } from './profile-member-words.ts'
import { type EditableSection, sectionWords } from './profile-sections.ts'
import { Profile } from './profile.ts'
import type { Words } from './words.ts'

/** Something in a section that cannot stand: where, in names people know, and why. */
export interface ProfileFault {
  readonly path: readonly PropertyKey[]
  readonly place: Words
  readonly why: Words
}

/** Everything in a section that cannot stand beside the rest of the profile; empty where it can. Pure. */
export function faultsOfSection(
  profile: Profile,
  section: EditableSection,
  content: unknown,
): ProfileFault[] {
  const candidate = { ...profile, [section]: content }
  const parsed = Profile.safeParse(candidate)
  if (parsed.success) return []
  // What the change takes out still has its name in what holds now.
  return faultsIn(candidate, parsed.error, profile)
}

/** The same for a file with one year of a calendar. */
export const faultsOfYear = (content: unknown, error: z.ZodError): ProfileFault[] => faultsIn(content, error)

function faultsIn(content: unknown, { issues }: z.ZodError, before?: Profile): ProfileFault[] {
  // What is wrong with a part says more than what is therefore wrong with the whole.
  const whole = (path: readonly PropertyKey[]) =>
    issues.some(
      other => other.path.length > path.length && path.every((step, index) => other.path[index] === step),
    )
  return issues
    .filter(({ path }) => !whole(path))
    .map(issue => ({
      path: issue.path,
      place: placeOf(content, issue.path),
      why: whyOf(content, issue, before),
    }))
}

/** Members that say nothing to people: what lies in them has a name of its own. */
const unsaid: ReadonlySet<string> = new Set([
  'children',
  'rules',
  'calendars',
  'week',
  'stages',
  'plans',
  'recipients',
  'parts',
  'types',
  'duties',
  'rooms',
  'items',
  'stations',
  'tasks',
  'papers',
  'reasons',
  'meters',
  'condition',
  'trigger',
])

/** The way to a value in names: `类别 › 渗漏水 › 屋面渗漏 › 名称 › 中文`. */
function placeOf(root: unknown, path: readonly PropertyKey[]): Words {
  const steps: Words[] = []
  let value = root
  for (const step of path) {
    value = memberOf(value, step)
    if (typeof step === 'number')
      steps.push(nameOf(value) ?? { zh: `第 ${step + 1} 项`, en: `item ${step + 1}` })
    else if (steps.length === 0) steps.push(sectionWord(String(step)))
    else if (!unsaid.has(String(step))) steps.push(memberWord(String(step)))
  }
  if (steps.length === 0) return { zh: '整个文件', en: 'the whole file' }
  return { zh: steps.map(({ zh }) => zh).join(' › '), en: steps.map(({ en }) => en).join(' › ') }
}

const memberWord = (name: string): Words => memberWords[name] ?? { zh: name, en: name }
const sectionWord = (name: string): Words =>
  (sectionWords as Readonly<Record<string, Words>>)[name] ?? memberWord(name)

function memberOf(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
}

/** What people call a thing: its name, its day, its year. */
function nameOf(value: unknown): Words | undefined {
  const name = memberOf(value, 'name') ?? memberOf(value, 'text') ?? memberOf(value, 'reason')
  const zh = textOf(memberOf(name, 'zh'))
  const en = textOf(memberOf(name, 'en'))
  if (zh || en) return { zh: zh || en, en: en || zh }
  const plain = textOf(memberOf(value, 'day')) || textOf(memberOf(value, 'year'))
  return plain ? { zh: plain, en: plain } : undefined
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''

function whyOf(candidate: unknown, issue: z.core.$ZodIssue, before: Profile | undefined): Words {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string' || (issue.origin === 'array' && issue.minimum === 1))
        return { zh: '不能为空', en: 'it is missing' }
      return { zh: `不能小于 ${issue.minimum}`, en: `it is below ${issue.minimum}` }
    case 'too_big':
      if (issue.origin === 'string')
        return { zh: `最多 ${issue.maximum} 个字符`, en: `it is longer than ${issue.maximum} characters` }
      if (issue.origin === 'array')
        return { zh: `最多 ${issue.maximum} 项`, en: `there are more than ${issue.maximum}` }
      return { zh: `不能大于 ${issue.maximum}`, en: `it is above ${issue.maximum}` }
    case 'invalid_type':
      if (memberOf(parentOf(candidate, issue.path), issue.path.at(-1) ?? '') === undefined)
        return { zh: '缺少', en: 'it is missing' }
      return { zh: '内容的类型不对', en: 'it is of the wrong type' }
    case 'invalid_format':
      return { zh: '写法不对', en: 'it is not written as it should be' }
    case 'unrecognized_keys':
      return {
        zh: `有不认识的内容：${issue.keys.join('、')}`,
        en: `unknown content: ${issue.keys.join(', ')}`,
      }
    case 'custom':
      return customWhy(candidate, issue, before)
    default:
      return { zh: '内容不符合要求', en: 'it is not what is expected here' }
  }
}

function parentOf(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.slice(0, -1).reduce(memberOf, root)
}

function customWhy(
  candidate: unknown,
  { message, path }: z.core.$ZodIssue,
  before: Profile | undefined,
): Words {
  for (const [pattern, words] of customFaults) {
    const found = pattern.exec(message)
    if (found) return words(found.map(id => knownName(candidate, before, [sectionOf(message), path[0]], id)))
  }
  return { zh: `内容有误（${message}）`, en: message }
}

/** Ids are unique within their own section only: what a message names lies in this one. */
function sectionOf(message: string): keyof Profile | undefined {
  if (/recipient/.test(message)) return 'sheets'
  return /category|belongs to two parts/.test(message) ? 'categories' : undefined
}

/** The name of the thing with an id: in the sections given, else anywhere, else before the change; the id at last. */
function knownName(
  root: unknown,
  before: Profile | undefined,
  sections: readonly (PropertyKey | undefined)[],
  path: string,
): Words {
  const id = path.split('/').at(-1) ?? path
  for (const section of sections) {
    if (section === undefined) continue
    const near = searchName(memberOf(root, section), id) ?? searchName(memberOf(before, section), id)
    if (near) return near
  }
  return searchName(root, id) ?? searchName(before, id) ?? { zh: path, en: path }
}

function searchName(value: unknown, id: string): Words | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (memberOf(value, 'id') === id) return nameOf(value)
  for (const member of Object.values(value)) {
    const found = searchName(member, id)
    if (found) return found
  }
  return undefined
}
