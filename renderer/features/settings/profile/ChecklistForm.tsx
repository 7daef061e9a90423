import { Button, Segmented, Select } from 'antd'
import { unitKinds } from '../../../../main/contract/estate.ts'
import type { DocumentType, ProfileDocuments } from '../../../../main/contract/profile-documents.ts'
import { stageWords, unitStages } from '../../../../main/contract/unit-changes.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { checklistTexts } from './checklist-texts.ts'
import { faultAt, NameFields } from './NameFields.tsx'
import { sameContent } from './same-content.ts'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

interface ChecklistFormProps {
  readonly editor: SectionEditor<ProfileDocuments>
  readonly type: DocumentType
  /** Place of the type in the section. */
  readonly index: number
  onChange(type: DocumentType): void
  onRemove(): void
}

/** One document of the checklist: names, which homes need it, from when on. */
export function ChecklistForm({ editor, type, index, onChange, onRemove }: ChecklistFormProps) {
  const t = useTexts(checklistTexts)
  const shared = useTexts(texts)
  const words = useTexts(ownerWords)
  const language = useLanguage()
  const { shipped, locked, faults } = editor
  const place = ['types', index]
  const named = type.name[language] || shared('unnamed')
  const fromProgram = shipped.types.find(({ id }) => id === type.id)
  const retire = (retired: boolean) => {
    const { retired: _, ...offered } = type
    onChange(retired ? { ...offered, retired: true } : offered)
  }
  return (
    <div className="profile-form">
      <h2>{named}</h2>
      <NameFields
        name={type.name}
        locked={locked}
        faults={faults}
        place={place}
        onChange={name => onChange({ ...type, name })}
      />
      <Field label={t('kinds')} error={faultAt(faults, [...place, 'kinds'])?.why[language]}>
        {({ id, status }) => (
          <Select
            id={id}
            mode="multiple"
            status={status}
            aria-label={`${t('kinds')} ${named}`}
            value={type.kinds}
            disabled={locked}
            options={unitKinds.map(kind => ({ value: kind, label: words(`unit.${kind}`) }))}
            onChange={kinds => onChange({ ...type, kinds })}
          />
        )}
      </Field>
      <Field label={t('required')}>
        {() => (
          <Segmented<'yes' | 'no'>
            aria-label={t('required')}
            value={type.required ? 'yes' : 'no'}
            disabled={locked}
            options={(['yes', 'no'] as const).map(value => ({ value, label: t(`required.${value}`) }))}
            onChange={value => onChange({ ...type, required: value === 'yes' })}
          />
        )}
      </Field>
      {type.required ? (
        <Field label={t('from')} hint={t('fromHint')}>
          {({ id }) => (
            <Select
              id={id}
              aria-label={`${t('from')} ${named}`}
              value={type.from}
              disabled={locked}
              options={unitStages.map(stage => ({
                value: stage,
                label: stageWords[stage][language],
              }))}
              onChange={from => onChange({ ...type, from })}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('retired')}>
        {() => (
          <Segmented<'yes' | 'no'>
            aria-label={t('retired')}
            value={type.retired ? 'yes' : 'no'}
            disabled={locked}
            options={(['no', 'yes'] as const).map(value => ({ value, label: t(`retired.${value}`) }))}
            onChange={value => retire(value === 'yes')}
          />
        )}
      </Field>
      {locked ? null : (
        <div className="settings-buttons">
          {fromProgram && !sameContent(fromProgram, type) ? (
            <Button onClick={() => onChange(fromProgram)}>{t('toShipped')}</Button>
          ) : null}
          <Button danger onClick={onRemove}>
            {t('removeType')}
          </Button>
        </div>
      )}
    </div>
  )
}
