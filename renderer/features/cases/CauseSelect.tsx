import { Select } from 'antd'
import { useMemo } from 'react'
import type { CaseKind } from '../../../main/contract/cases.ts'
import { allCauses, isUsualFor } from '../../../main/contract/causes.ts'
import { isOffered } from '../../../main/contract/profile.ts'
import { noCauseWords } from '../../../main/contract/words.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'
import { useProfile } from './useProfile.ts'

interface CauseSelectProps {
  readonly id?: string
  readonly className?: string
  /** Id of a cause; null where none is chosen. */
  readonly value: string | null
  onChange(cause: string | null): void
  /** Causes usual for this kind come first. */
  readonly kind?: CaseKind | null
  /** May be taken away again. */
  readonly clearable?: boolean
  /** Narrows a list: retired ones can be chosen too, and cases whose cause is not recorded. */
  readonly narrows?: boolean
  readonly wrong?: boolean
  readonly small?: boolean
  readonly pending?: boolean
}

/** One cause of the tree by typing a part of its name or of what people call it; the whole path is shown. */
export function CauseSelect(props: CauseSelectProps) {
  const { value, onChange, kind = null, narrows = false, wrong = false } = props
  const t = useTexts(texts)
  const language = useLanguage()
  const profile = useProfile()
  const options = useMemo(() => {
    const all = profile ? allCauses(profile) : []
    const placed = narrows ? all : all.filter(one => isOffered(one) || one.path.at(-1) === value)
    const usual = (one: (typeof placed)[number]) => kind === null || isUsualFor(one, kind)
    const sorted = [...placed.filter(usual), ...placed.filter(one => !usual(one))]
    const known = sorted.map(({ path, nodes }) => ({
      value: path.at(-1) ?? '',
      label: nodes.map(node => node.name[language]).join(' › '),
      words: nodes.flatMap(node => [node.name.zh, node.name.en, ...(node.words ?? [])]).join(' '),
    }))
    if (!narrows) return known
    return [
      ...known,
      { value: 'none', label: noCauseWords[language], words: Object.values(noCauseWords).join(' ') },
    ]
  }, [profile, kind, language, narrows, value])
  return (
    <Select
      {...(props.id === undefined ? {} : { id: props.id })}
      className={props.className ?? 'case-cause'}
      size={props.small ? 'small' : 'medium'}
      aria-label={t(narrows ? 'cause' : 'chooseCause')}
      aria-invalid={wrong}
      status={wrong ? 'error' : ''}
      allowClear={narrows || props.clearable === true}
      loading={props.pending === true}
      showSearch={{
        filterOption: (typed, found) =>
          (found?.words ?? '').toLowerCase().includes(typed.trim().toLowerCase()),
      }}
      placeholder={t(narrows ? 'cause' : 'chooseCause')}
      options={options}
      value={value}
      onChange={(next: string | null | undefined) => onChange(next ?? null)}
      popupMatchSelectWidth={300}
    />
  )
}
