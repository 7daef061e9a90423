import { Select } from 'antd'
import { useMemo } from 'react'
import type { CaseKind } from '../../../main/contract/cases.ts'
import { allCategories } from '../../../main/contract/profile.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'
import { useProfile } from './useProfile.ts'

interface CategorySelectProps {
  readonly id?: string
  readonly value: readonly string[]
  onChange(path: readonly string[]): void
  /** Categories usual for this kind come first. */
  readonly kind?: CaseKind | null
}

/** One category of the tree by typing a part of its name; the whole path is shown. */
export function CategorySelect({ id, value, onChange, kind = null }: CategorySelectProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const profile = useProfile()
  const options = useMemo(() => {
    const placed = profile ? allCategories(profile) : []
    const usual = (nodes: (typeof placed)[number]['nodes']) =>
      kind === null || nodes.every(node => !node.kinds || node.kinds.includes(kind))
    const option = ({ path, nodes }: (typeof placed)[number]) => ({
      value: path.join('/'),
      label: nodes.map(node => node.name[language]).join(' › '),
      // Found by the words of either language and by what people call it.
      search: nodes.flatMap(node => [node.name.zh, node.name.en, ...(node.words ?? [])]).join(' '),
    })
    return [...placed.filter(one => usual(one.nodes)), ...placed.filter(one => !usual(one.nodes))].map(option)
  }, [profile, kind, language])
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className="case-category"
      aria-label={t('category')}
      allowClear
      showSearch={{
        filterOption: (typed, found) =>
          (found?.search ?? '').toLowerCase().includes(typed.trim().toLowerCase()),
      }}
      placeholder={t('categoryPlaceholder')}
      options={options}
      value={value.length === 0 ? null : value.join('/')}
      onChange={path => onChange(path ? path.split('/') : [])}
      popupMatchSelectWidth={320}
    />
  )
}
