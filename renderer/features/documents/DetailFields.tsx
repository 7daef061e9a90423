import { Input, InputNumber, Segmented } from 'antd'
import type { DocumentDetails, DocumentRow } from '../../../main/contract/documents.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { Field } from '../../components/Field.tsx'
import { texts } from './texts.ts'

/** What is said of a paper, empty. */
export const noDetails = (type: string): DocumentDetails => ({
  type,
  title: '',
  personId: null,
  original: false,
  pages: 0,
  shelf: '',
  dated: null,
  note: '',
})

/** What was said of a paper; erased words are empty. */
export const detailsOf = (row: DocumentRow): DocumentDetails => ({
  type: row.type,
  title: row.title ?? '',
  personId: row.personId,
  original: row.original,
  pages: row.pages,
  shelf: row.shelf,
  dated: row.dated,
  note: row.note ?? '',
})

interface DetailFieldsProps {
  readonly details: DocumentDetails
  /** It is none of the checklist: its title says what it is. */
  readonly titled: boolean
  readonly tried: boolean
  onChange(details: DocumentDetails): void
}

/** Title, original or copy, pages, shelf, date, note. */
export function DetailFields({ details, titled, tried, onChange }: DetailFieldsProps) {
  const t = useTexts(texts)
  const set = (change: Partial<DocumentDetails>) => onChange({ ...details, ...change })
  return (
    <>
      <Field
        label={t('docTitle')}
        required={titled}
        error={titled && tried && details.title.trim() === '' ? t('docTitle') : null}
      >
        {control => (
          <Input
            {...control}
            value={details.title}
            maxLength={200}
            onChange={event => set({ title: event.target.value })}
          />
        )}
      </Field>
      <div className="filing-row">
        <Segmented<'original' | 'copy'>
          aria-label={t('originalOrCopy')}
          value={details.original ? 'original' : 'copy'}
          options={(['copy', 'original'] as const).map(value => ({ value, label: t(value) }))}
          onChange={value => set({ original: value === 'original' })}
        />
        <InputNumber
          aria-label={t('pages')}
          placeholder={t('pages')}
          min={0}
          max={10_000}
          value={details.pages === 0 ? null : details.pages}
          onChange={pages => set({ pages: pages ?? 0 })}
        />
        <Input
          aria-label={t('shelf')}
          placeholder={t('shelfPlaceholder')}
          value={details.shelf}
          maxLength={60}
          onChange={event => set({ shelf: event.target.value })}
        />
      </div>
      <Field label={t('dated')}>
        {({ id }) => (
          <DateField
            id={id}
            value={details.dated ?? ''}
            onChange={dated => set({ dated: dated === '' ? null : dated })}
          />
        )}
      </Field>
      <Field label={t('note')}>
        {control => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={details.note}
            maxLength={2000}
            onChange={event => set({ note: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
