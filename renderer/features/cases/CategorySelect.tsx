import { Select } from 'antd'
import { useMemo } from 'react'
import type { CaseKind } from '../../../main/contract/cases.ts'
import { allCategories, isOffered } from '../../../main/contract/profile.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'
import { useProfile } from './useProfile.ts'

interface CategorySelectProps {
  readonly id?: string
  /** Path of ids; with `byId` only the last of them counts. */
  readonly value: readonly string[]
  onChange(path: readonly string[]): void
  /** Categories usual for this kind come first. */
  readonly kind?: CaseKind | null
  readonly byId?: boolean
}

/** One category of the tree by typing a part of its name; the whole path is shown. */
export function CategorySelect({ id, value, onChange, kind = null, byId = false }: CategorySelectProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const profile = useProfile()
  const chosen = value.at(-1)
  const { options, paths } = useMemo(() => {
    const all = profile ? allCategories(profile) : []
    // A retired one is offered no more, but stays where it was chosen; filters still find its cases.
    const placed = byId ? all : all.filter(one => isOffered(one) || one.path.at(-1) === chosen)
    const usual = (nodes: (typeof placed)[number]['nodes']) =>
      kind === null || nodes.every(node => !node.kinds || node.kinds.includes(kind))
    const sorted = [...placed.filter(one => usual(one.nodes)), ...placed.filter(one => !usual(one.nodes))]
    return {
      // Ids are unique within the profile, so the last one stands for the path.
      paths: new Map(placed.map(({ path }) => [path.at(-1) ?? '', path])),
      options: sorted.map(({ path, nodes }) => ({
        value: path.at(-1) ?? '',
        label: nodes.map(node => node.name[language]).join(' › '),
        // Found by the words of either language and by what people call it.
        words: nodes.flatMap(node => [node.name.zh, node.name.en, ...(node.words ?? [])]).join(' '),
      })),
    }
  }, [profile, kind, language, byId, chosen])
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className={byId ? 'case-category case-filter' : 'case-category'}
      aria-label={t('category')}
      allowClear
      showSearch={{
        filterOption: (typed, found) =>
          (found?.words ?? '').toLowerCase().includes(typed.trim().toLowerCase()),
      }}
      placeholder={byId ? t('category') : t('categoryPlaceholder')}
      options={options}
      value={chosen ?? null}
      onChange={next => onChange(next ? (paths.get(next) ?? []) : [])}
      popupMatchSelectWidth={320}
    />
  )
}
