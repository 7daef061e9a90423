import { Button, Segmented, Select } from 'antd'
import type { ProfileWarranty, WarrantyPart } from '../../../../main/contract/profile-warranty.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { useProfile } from '../../cases/useProfile.ts'
import { CategoriesField } from './CategoriesField.tsx'
import { faultAt, NameFields } from './NameFields.tsx'
import { NumberField } from './NumberField.tsx'
import { sameContent } from './same-content.ts'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'
import { warrantyTexts } from './warranty-texts.ts'

/** What a term in months begins with where there was none. */
const usualMonths = 24

interface WarrantyFormProps {
  readonly editor: SectionEditor<ProfileWarranty>
  readonly part: WarrantyPart
  /** Place of the part in the section. */
  readonly index: number
  onChange(part: WarrantyPart): void
  onRemove(): void
}

/** One part: names, which cases are about it, its term, who usually owes the repair. */
export function WarrantyForm({ editor, part, index, onChange, onRemove }: WarrantyFormProps) {
  const t = useTexts(warrantyTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const profile = useProfile()
  const { shipped, locked, faults } = editor
  const place = ['parts', index]
  const named = part.name[language] || shared('unnamed')
  const fromProgram = shipped.parts.find(({ id }) => id === part.id)
  const fault = (member: string) => faultAt(faults, [...place, member])?.why[language]
  return (
    <div className="profile-form">
      <h2>{named}</h2>
      <NameFields
        name={part.name}
        locked={locked}
        faults={faults}
        place={place}
        onChange={name => onChange({ ...part, name })}
      />
      <CategoriesField
        label={t('categories')}
        about={named}
        hint={t('categoriesHint')}
        categories={part.categories}
        locked={locked}
        error={fault('categories')}
        onChange={categories => onChange({ ...part, categories })}
      />
      <Field label={t('term')}>
        {() => (
          <Segmented<'months' | 'life'>
            aria-label={t('term')}
            value={part.months === null ? 'life' : 'months'}
            disabled={locked}
            options={(['months', 'life'] as const).map(value => ({ value, label: t(`term.${value}`) }))}
            onChange={value => onChange({ ...part, months: value === 'life' ? null : usualMonths })}
          />
        )}
      </Field>
      {part.months === null ? null : (
        <>
          <div className="profile-numbers">
            <NumberField
              label={t('months')}
              value={part.months}
              locked={locked}
              error={fault('months')}
              onChange={months => onChange({ ...part, months })}
            />
          </div>
          <p className="desk-soft">{t('monthsHint')}</p>
        </>
      )}
      <Field label={t('recipient')} hint={t('recipientHint')} error={fault('recipient')}>
        {({ id, status }) => (
          <Select
            id={id}
            status={status}
            aria-label={`${t('recipient')} ${named}`}
            value={part.recipient}
            disabled={locked}
            options={(profile?.sheets.recipients ?? []).map(one => ({
              value: one.id,
              label: one.name[language],
            }))}
            onChange={recipient => onChange({ ...part, recipient })}
          />
        )}
      </Field>
      {locked ? null : (
        <div className="settings-buttons">
          {fromProgram && !sameContent(fromProgram, part) ? (
            <Button onClick={() => onChange(fromProgram)}>{t('toShipped')}</Button>
          ) : null}
          <Button danger onClick={onRemove}>
            {t('removePart')}
          </Button>
        </div>
      )}
    </div>
  )
}
