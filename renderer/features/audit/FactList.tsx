import type { ReactNode } from 'react'
import { ProfileDifference, sectionWords } from '../../../main/contract/profile-sections.ts'
import { roleWords } from '../../../main/contract/owner-words.ts'
import {
  channelWords,
  kindWords,
  noCallbackWords,
  roomWords,
  staffRoleWords,
  stateWords,
  voidWords,
  waitingWords,
} from '../../../main/contract/words.ts'
import { formatMoment } from '../../app/format.ts'
import { comma, useLanguage, useTexts } from '../../app/i18n.ts'
import { Facts } from '../../components/Field.tsx'
import { useDifferenceText } from '../settings/profile/difference-text.ts'
import { factWords } from './fact-words.ts'
import { texts } from './texts.ts'

type Enumerated = Readonly<Record<string, Readonly<Record<'zh' | 'en', string>>>>
const enumerations: Readonly<Record<string, Enumerated>> = {
  kind: kindWords,
  state: stateWords,
  channel: channelWords,
  room: roomWords,
  on: waitingWords,
  section: sectionWords,
  withoutCallback: noCallbackWords,
  reason: voidWords,
  // Staff and residents: no name of a role is in both.
  role: { ...staffRoleWords, ...roleWords },
}

interface FactListProps {
  readonly content: Readonly<Record<string, unknown>>
  /** What ids stand for. */
  readonly names?: Readonly<Record<string, string>>
}

/** What an operation recorded, names and enumerations in words, ids as they are. */
export function FactList({ content, names = {} }: FactListProps) {
  const language = useLanguage()
  const rows = Object.entries(content).map(
    ([name, value]) =>
      [
        factWords[language][name] ?? name,
        <FactValue key={name} name={name} value={value} names={names} />,
      ] as const,
  )
  return <Facts rows={rows} />
}

interface FactValueProps {
  readonly name: string
  readonly value: unknown
  readonly names: Readonly<Record<string, string>>
}

function FactValue({ name, value, names }: FactValueProps): ReactNode {
  const language = useLanguage()
  const t = useTexts(texts)
  if (value === null || value === undefined || value === '') return t('nobody')
  if (typeof value === 'boolean') return value ? t('yes') : t('no')
  if (typeof value === 'number') {
    return <span className="desk-figures">{name.endsWith('At') ? formatMoment(value, language) : value}</span>
  }
  if (typeof value === 'string') {
    const known = enumerations[name]?.[value]
    if (known) return known[language]
    const meant = names[value]
    if (meant !== undefined) return meant
    return /^[0-9a-f-]{32,}$/.test(value) ? <code className="audit-id">{value}</code> : value
  }
  if (name === 'differences') return <Differences value={value} />
  if (name === 'content' && typeof value === 'object') {
    // A whole section of the profile: what became of it stands above, this is for whoever wants every word.
    return (
      <details>
        <summary>{t('wholeContent')}</summary>
        <pre className="audit-nested">{JSON.stringify(value, null, 1)}</pre>
      </details>
    )
  }
  if (Array.isArray(value) && value.every(member => typeof member === 'string')) return value.join(comma())
  return <pre className="audit-nested">{JSON.stringify(value, null, 1)}</pre>
}

/** What became of the things of a section of the profile, a sentence each. */
function Differences({ value }: { readonly value: unknown }): ReactNode {
  const textOf = useDifferenceText()
  const t = useTexts(texts)
  const found = ProfileDifference.array().safeParse(value)
  if (!found.success || found.data.length === 0) return t('nobody')
  return (
    <ul className="audit-differences">
      {found.data.map(difference => (
        <li key={textOf(difference)}>{textOf(difference)}</li>
      ))}
    </ul>
  )
}
