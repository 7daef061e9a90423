import { Button, InputNumber, Select } from 'antd'
import type { ProfileSheets, SheetRecipient } from '../../../../main/contract/profile-sheets.ts'
import { recipientKindWords } from '../../../../main/contract/sheet-words.ts'
import { RecipientKind } from '../../../../main/contract/sheets.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { faultAt, NameFields } from './NameFields.tsx'
import { sheetTexts } from './sheet-texts.ts'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

interface RecipientFormProps {
  readonly editor: SectionEditor<ProfileSheets>
  readonly recipient: SheetRecipient
  /** Place of the recipient in the section. */
  readonly index: number
  onChange(recipient: SheetRecipient): void
  /** Absent where it came with the program. */
  readonly onRemove: (() => void) | undefined
}

/** One recipient: names, kind, how long each side has, the way its sheets go. */
export function RecipientForm({ editor, recipient, index, onChange, onRemove }: RecipientFormProps) {
  const t = useTexts(sheetTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const { draft, locked, faults } = editor
  const place = ['recipients', index]
  const setHours = (member: 'dueHours' | 'answerHours' | 'deliverHours', hours: number | null) => {
    const { [member]: _, ...rest } = recipient
    onChange(hours === null ? rest : { ...rest, [member]: hours })
  }
  return (
    <div className="profile-form">
      <h2>{recipient.name[language] || shared('unnamed')}</h2>
      <NameFields
        name={recipient.name}
        locked={locked}
        faults={faults}
        place={place}
        onChange={name => onChange({ ...recipient, name })}
      />
      <Field label={t('kind')}>
        {({ id }) => (
          <Select
            id={id}
            aria-label={t('kind')}
            value={recipient.kind}
            disabled={locked}
            options={RecipientKind.options.map(kind => ({
              value: kind,
              label: recipientKindWords[kind][language],
            }))}
            onChange={kind => onChange({ ...recipient, kind })}
          />
        )}
      </Field>
      <div className="profile-numbers">
        {(['dueHours', 'answerHours', 'deliverHours'] as const).map(member => (
          <Field key={member} label={t(member)} error={faultAt(faults, [...place, member])?.why[language]}>
            {({ id, status }) => (
              <InputNumber
                id={id}
                status={status}
                min={1}
                max={2000}
                precision={0}
                value={recipient[member] ?? null}
                disabled={locked}
                onChange={hours => setHours(member, hours)}
              />
            )}
          </Field>
        ))}
      </div>
      <p className="desk-soft">{t('hoursHint')}</p>
      {draft.ways.length === 0 ? null : (
        <Field label={t('way')}>
          {({ id }) => (
            <Select
              id={id}
              aria-label={t('way')}
              value={recipient.way ?? ''}
              disabled={locked}
              options={[
                { value: '', label: t('noWay') },
                ...draft.ways.map(way => ({
                  value: way.id,
                  label: way.name[language] || shared('unnamed'),
                })),
              ]}
              onChange={way => {
                const { way: _, ...rest } = recipient
                onChange(way === '' ? rest : { ...rest, way })
              }}
            />
          )}
        </Field>
      )}
      {onRemove && !locked ? (
        <div className="settings-buttons">
          <Button danger onClick={onRemove}>
            {t('removeRecipient')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
